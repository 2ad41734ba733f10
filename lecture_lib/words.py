"""Every sentence that a widget or a table shows, in Japanese and in English: two originals, not a translation.

say("reset") speaks the language in use (lecture_lib.use_language); a sign that needs no words stands for itself.
"""

from __future__ import annotations

from . import LANGUAGES, language

# key: (Japanese, English)
WORDS = {
    # the table of gradcheck
    "exact": ("式から", "formula"),
    "numerical": ("数値微分", "numerical"),
    "difference": ("差", "difference"),
    "agree": ("✓ 一致", "✓ agree"),
    "differ": ("✗ 不一致", "✗ differ"),
    "too_small": ("？ 小さすぎて判定できない", "? too small to tell"),
    # controls
    "epsilon": ("学習率 ε", "step size ε"),
    "seed": ("シード", "seed"),
    "new_seed": ("引き直す", "new seed"),
    "step": ("説明の段", "step"),
    "step_back": ("1つ戻る", "one step back"),
    "step_on": ("1つ進む", "one step on"),
    "steps": ("更新回数", "updates"),
    "reset": ("最初に戻す", "reset"),
    "apply": ("更新する（W, b ← 新しい W, b）", "apply the update (W, b ← new W, b)"),
    "target": ("教師信号 t", "target t"),
    # explore.unit: the name of each step
    "unit_u": ("線形和 u", "the linear sum u"),
    "unit_o": ("活性化：出力 o", "the activation: output o"),
    "unit_E": ("損失 E", "the loss E"),
    "unit_delta_o": ("誤差信号 δᵒ（E を o で微分）", "the error signal δᵒ (E differentiated with respect to o)"),
    "unit_delta_u": ("誤差信号 δᵘ（E を u で微分）", "the error signal δᵘ (E differentiated with respect to u)"),
    "unit_delta_W": ("修正量 ΔW, Δb（E を W, b で微分）", "the gradients ΔW, Δb (E differentiated with respect to W, b)"),
    "unit_update": ("最急降下法による更新", "the update: one step of steepest descent"),
    # explore.layers: controls, and the name of each step
    "sample": ("サンプル", "sample"),
    "unit": ("ユニット", "unit"),
    "layers_forward": ("前へ：第{k}層の線形和 u と出力 o", "forward: the linear sums u and outputs o of layer {k}"),
    "layers_E": ("損失 E", "the loss E"),
    "layers_delta_o": ("後ろへ：第{k}層の誤差信号 δᵒ（E を o で微分）", "back: the error signals δᵒ of layer {k} (E differentiated with respect to o)"),
    "layers_delta_u": ("後ろへ：第{k}層の誤差信号 δᵘ（E を u で微分）", "back: the error signals δᵘ of layer {k} (E differentiated with respect to u)"),
    "layers_gradient": ("第{before}層から第{k}層への修正量 ΔW, Δb", "the gradients ΔW, Δb of what leads from layer {before} to layer {k}"),
    "layers_update": ("更新：すべての層で一度に（図の → は新しい W, b。ほかは更新前の値）", "the update, all layers at once (→ in the picture: the new W, b; all else is from before)"),
    "elementwise": ("（∘ は成分ごとの積）", "(∘: element by element)"),
    # explore.descent: what became of it, and the presets
    "descent_start": ("まだ一度も更新していません", "no update yet"),
    "descent_slow": ("E は下がりましたが、まだ最初の 1/10 より大きいです", "E has fallen, but is still above a tenth of where it began"),
    "descent_low": ("E は最初の 1/10 以下まで下がりました", "E has come down to a tenth of where it began, or less"),
    "descent_above": ("E は最初より大きくなっています", "E is larger than where it began"),
    "descent_zigzag": ("行き来しています：直近 {recent} 回の更新のうち {rises} 回で E が増えました", "to and fro: {rises} of the last {recent} updates made E larger"),
    "descent_flat": ("高原（プラトー）の上です：E は大きいのに、傾きがほとんどありません", "on a plateau: E is large, but the slope is almost gone"),
    "descent_outside": ("（図の外）", "(outside the picture)"),
    "preset_slow": ("小さすぎる ε", "ε too small"),
    "preset_good": ("ちょうどよい ε", "a good ε"),
    "preset_zigzag": ("振動する ε", "ε oscillates"),
    "preset_flat": ("高原へ飛ばされる ε", "ε flings us onto the plateau"),
    # explore.training: controls, what became of it, and the presets
    "data": ("データ", "data"),
    "data_xor": ("XOR（排他的論理和）", "XOR"),
    "data_two_moons": ("2つの月", "two moons"),
    "data_circles": ("円と円環", "circles"),
    "data_spiral": ("らせん", "spiral"),
    "data_curve": ("1次元の回帰", "1-D regression"),
    "mode": ("更新", "update with"),
    "mode_all": ("全サンプルの合計で", "all samples at once"),
    "mode_one": ("1サンプルずつ順に", "one sample at a time"),
    "layers": ("隠れ層の数", "hidden layers"),
    "units": ("ユニット数", "units in each"),
    "training_start": ("まだ一度も更新していません", "no update yet"),
    "training_learned": ("学習できました：どの入力にも同じ値を出す場合の最小の E と比べて、1/10 以下です", "learnt: E is at most a tenth of what you would get by always answering the mean of t"),
    "training_zigzag": ("行き来しています：直近 {recent} 回の更新のうち {rises} 回で E が増えました", "to and fro: {rises} of the last {recent} updates made E larger"),
    "training_flat": ("ほとんど動いていません：直近 {recent} 回の更新での E の変化は 0.5 % 未満です", "hardly moving: in the last {recent} updates E changed by less than 0.5 %"),
    "training_above": ("E は最初より大きくなっています", "E is larger than where it began"),
    "training_on_its_way": ("まだ途中です", "still on its way"),
    "training_right": ("½ の正しい側にあるサンプル：{of} 個中 {right} 個", "samples on the right side of ½: {right} of {of}"),
    "preset_learns": ("学習できる", "learns"),
    "preset_too_small": ("小さすぎる ε", "ε too small"),
    "preset_few_units": ("ユニット不足", "too few units"),
    "preset_oscillates": ("振動する ε", "ε oscillates"),
    "preset_plateau": ("高原で止まる", "stuck on a plateau"),
    "preset_vanishing": ("深すぎて δ が消える", "deep: δ vanishes"),
    # variants and explore.variants: what each does wrong, and why one might
    "variant": ("アルゴリズム", "algorithm"),
    "variant_correct": ("正しい誤差逆伝播法", "the right algorithm"),
    "variant_correct_why": ("比べるための、正しいアルゴリズムです。", "The right one, to compare with."),
    "variant_updated_first": ("重みを更新してから、誤差を前の層へ送る", "weights updated before the error is passed on"),
    "variant_updated_first_why": ("「出力層から順に更新する」を文字どおりに行い、δᵒ を新しい W で計算しています。ε が小さければ差も小さく、気づきません。", "“Working back from the output layer, update the parameters of each preceding layer”, taken literally: δᵒ is computed with the new W. With a small ε hardly anyone would notice."),
    "variant_not_transposed": ("Wᵀ の代わりに W を掛ける（正方行列の層）", "W for Wᵀ (square layer)"),
    "variant_not_transposed_why": ("前後の層のユニット数が同じなら、転置を忘れても形が合うので、エラーになりません。", "Where two neighbouring layers are equally large, the shapes fit without the transpose, and nothing complains."),
    "variant_forgotten_at_output": ("出力層で o(1 − o) を掛け忘れる", "o(1 − o) forgotten at the output"),
    "variant_forgotten_at_output_why": ("出力層の δᵘ を δᵒ のままにしています。別の損失（交差エントロピー）なら正しい式なので、ε が大きすぎなければよく学習します。それでも、この E の微分ではありません。", "δᵘ of the output layer is left at δᵒ: the right formula for another loss (cross-entropy), so it learns well unless ε is too large. It is not the derivative of this E."),
    "variant_forgotten_in_hidden": ("隠れ層で o(1 − o) を掛け忘れる", "o(1 − o) forgotten in the hidden layers"),
    "variant_forgotten_in_hidden_why": ("出力層では掛けたのに、隠れ層では δᵘ を δᵒ のままにしています。出力層につながる W, b の勾配だけは正しくなります。", "Remembered at the output, forgotten in the hidden layers: only the gradients of the last W, b are right."),
    "variant_slope_at_o": ("σ′ を u ではなく o で計算する", "σ′ taken at o instead of u"),
    "variant_slope_at_o_why": ("o(1 − o) がすでに σ′(u) です。それを知らずに σ′(o) = σ(o)(1 − σ(o)) を掛けています。", "o(1 − o) already is σ′(u). Unaware of it, one multiplies by σ′(o) = σ(o)(1 − σ(o))."),
    "variant_sign_flipped": ("符号が逆", "sign flipped"),
    "variant_sign_flipped_why": ("δᵒ を t − o としているので、E を上っていきます。", "δᵒ is t − o: we climb E instead of descending."),
    "variant_bias_not_summed": ("バイアスの勾配をサンプルについて合計しない", "bias gradient not summed over samples"),
    "variant_bias_not_summed_why": ("+= と書くはずのところが = なので、最後のサンプルの δᵘ だけが Δb に残っています。", "“=” stands where “+=” was meant: only the last sample’s δᵘ is left in Δb."),
    "variants_learned": ("{of} 個のシードのうち、XOR を学習できた（E が 0.05 未満）のは ✓ {right} 個　{sign} {wrong} 個", "of {of} seeds, XOR is learnt (E below 0.05) by ✓ {right}　{sign} {wrong}"),
    "variants_check": ("最初の重みでの数値微分との比較（「式から」は選んだアルゴリズムの値。各 W, b のうち、最も食い違う成分）：", "The gradient check at the initial weights (formula: this algorithm's; of each W, b the element furthest off):"),
    # explore.seeds: controls, outcomes, presets
    "scale": ("初期値 scale", "initial scale"),
    "seed_s": ("シード s", "seed s"),
    "stop": ("中止", "stop"),
    "outcome_learnt": ("学習できた", "learnt"),
    "outcome_half": ("一部だけ", "half learnt"),
    "outcome_stuck": ("学習できず", "not learnt"),
    "seeds_column": ("{sizes}　ε = {epsilon}　n = {n}　シード {of} 個のうち：{counts}", "{sizes}　ε = {epsilon}　n = {n}　of {of} seeds: {counts}"),
    "seeds_one": ("シード s = {seed}：{E}　{outcome}", "seed s = {seed}: {E}　{outcome}"),
    "seeds_all": ("地図全体（{of} 個のモデル）：{counts}", "the whole map ({of} models): {counts}"),
    "seeds_words": ("✓：E ≤ {learnt}　✗：E ≥ {stuck}　½：その間（どの入力にも同じ値を出すモデルの E は、最小で {c}）", "✓: E ≤ {learnt}　✗: E ≥ {stuck}　½: between (one answer for every input leaves at least E = {c})"),
    "preset_two_units": ("隠れユニット2個", "2 hidden units"),
    "preset_four_units": ("4個", "4 hidden units"),
    "preset_small_scale": ("小さすぎる初期値", "initial weights too small"),
    "preset_large_scale": ("大きすぎる初期値", "initial weights too large"),
    # explore.convolution: controls, kinds of layer, presets
    "signal": ("信号 x", "signal x"),
    "mask": ("マスク", "mask"),
    "sharing": ("重みの共有", "sharing"),
    "switch_on": ("あり", "on"),
    "switch_off": ("なし", "off"),
    "convolution_masked_shared": ("畳み込み：マスクして、共有する重みの勾配を合計する", "a convolution: the gradient is masked, and summed over shared weights"),
    "convolution_masked_own": ("局所結合層：マスクはするが、重みは結合ごとに別々", "a locally connected layer: masked, but each connection has a weight of its own"),
    "convolution_open_shared": ("マスクなし：存在しないはずの結合にも重みができる", "no mask: connections that are missing get weights, too"),
    "convolution_open_own": ("ただの全結合層：マスクも共有もしない", "simply a dense layer: neither mask nor sharing"),
    "convolution_right": ("½ の正しい側にある出力：{of} 個中 {right} 個", "outputs on the right side of ½: {right} of {of}"),
    "convolution_filled": ("存在しない結合のうち、W が 0 でないもの：{of} 個中 {filled} 個", "missing connections whose W is not 0: {filled} of {of}"),
    "convolution_absent": ("マスクする前の ΔW の、存在しない結合での最大の大きさ：{size}", "before the mask, the largest ΔW at a missing connection has the size {size}"),
    "preset_dense_gradient": ("マスク前の勾配", "gradient before the mask"),
    "preset_masked": ("マスク後", "after the mask"),
    "preset_summed": ("共有して合計", "summed over shared weights"),
    "preset_edges": ("エッジを学習", "edges learnt"),
    "preset_filled": ("マスクを忘れて学習", "trained without the mask"),
    # alerts
    "problem": ("この値では計算できません。別の値にすると元に戻ります。", "This cannot be computed; another value brings the picture back."),
}  # fmt: skip


def say(key: str, **values: object) -> str:
    """The words of that key in the language in use, with {names} replaced by `values`."""
    spoken = WORDS.get(key)
    text = key if spoken is None else spoken[tuple(LANGUAGES).index(language())]
    return text.format(**values) if values else text
