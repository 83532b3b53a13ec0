using RecsConsole.Components.Keys;
using RecsConsole.Features.Reviews.Judging;

namespace RecsConsole.Features.Reviews.Pairs;

/// <summary>The keys that judge a pair: its answers, their reasons, and the ratings.</summary>
internal static class PairKeys
{
    public static IEnumerable<PageKey> Of(PairDraft draft, Action<Action> change) =>
        [
            .. PairChoices.All.Select(each => new PageKey(each.Key, each.InSentence, () => change(() => draft.Choose(each.Choice)))),
            .. JudgementReasons.All.Select(each => new PageKey(
                JudgementReasons.LetterOf(each.Key),
                each.Words.InSentence(),
                () => change(() => draft.Toggle(each.Key))
            )),
            .. PairScales.All.Select(scale => new PageKey(
                scale.Key,
                Texts.RaisesTheRating.With(scale.Label),
                () => change(() => draft.Rate(scale.Raise(draft.Ratings)))
            )),
        ];
}
