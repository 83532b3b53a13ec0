using RecsConsole.Components.Keys;

namespace RecsConsole.Features.Reviews.Judging.Grading;

/// <summary>The keys that grade a list.</summary>
internal static class GradeKeys
{
    public static IEnumerable<PageKey> Of(GradeDraft draft, Action<Action> change) =>
        [
            .. GradeScale.All.Select(grade => new PageKey(
                grade.Key,
                Texts.GradesTheCurrent.With(grade.Words),
                () => change(() => draft.GradeCurrent(grade.Value))
            )),
            new("j", Texts.NextSuggestion, () => change(() => draft.Move(1))),
            new("k", Texts.SuggestionBefore, () => change(() => draft.Move(-1))),
        ];
}
