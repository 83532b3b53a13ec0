using RecsConsole.Components.Badges;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Catalog.Actions.Feedback;

/// <summary>Feedback against suggested actions, for the catalog's maintainers; reloads when someone gives or answers feedback.</summary>
public sealed partial class ActionFeedbackPage(ListActionFeedback listFeedback, AnswerActionFeedback answerFeedback)
{
    private const int MaxShown = 5;
    private string? _news;
    private string? _refusal;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Report, ChangeKind.Catalog, ChangeKind.Permission];

    protected override Task<Result<ActionFeedbackList>> ReadAsync(Actor actor, ActionFeedbackFilter question) =>
        listFeedback.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged() => (_news, _refusal) = (null, null);

    private async Task<bool> AnswerAsync(AnswerFeedbackRequest request)
    {
        var result = await answerFeedback.RunAsync(await ActorAsync(), request, Disposed);
        _refusal = result.Error?.Message;
        _news = result.IsOk ? Texts.AnsweredTheySeeIt : null;
        await ReadAgainAsync();
        StateHasChanged();
        return result.IsOk;
    }

    private static string CountOf(ActionFeedbackLine line) =>
        line.Reports.Count == 1 ? Texts.ReportedOnce : Texts.ReportedSoOften.With(line.Reports.Count, line.People);

    private static TagTone ToneOf(ActionFeedbackLine line) =>
        line.Answered switch
        {
            null => TagTone.Soon,
            { IsChanged: true } => TagTone.Done,
            _ => TagTone.Plain,
        };

    private static string StatusOf(ActionFeedbackLine line) =>
        line.Answered switch
        {
            null => SharedTexts.Open,
            { IsChanged: true } => Texts.RuleWasChanged,
            _ => Texts.NoChange,
        };
}
