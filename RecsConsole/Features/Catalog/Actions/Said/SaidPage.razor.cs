using RecsConsole.Components.Badges;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Catalog.Actions.Said;

/// <summary>What people said against suggested actions, for those who keep the catalog; read again when something was said or answered.</summary>
public sealed partial class SaidPage(ListSaidOfActions listSaid, AnswerSaidOfAction answerSaid)
{
    private const int MostShown = 5;
    private string? _news;
    private string? _refusal;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Report, ChangeKind.Catalog, ChangeKind.Permission];

    protected override Task<Result<SaidList>> ReadAsync(Actor actor, SaidFilter question) => listSaid.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged() => (_news, _refusal) = (null, null);

    private async Task<bool> AnswerAsync(AnswerSaidRequest request)
    {
        var result = await answerSaid.RunAsync(await ActorAsync(), request, Disposed);
        _refusal = result.Error?.Message;
        _news = result.IsOk ? Texts.AnsweredTheySeeIt : null;
        await ReadAgainAsync();
        StateHasChanged();
        return result.IsOk;
    }

    private static string CountOf(SaidLine line) =>
        line.Reports.Count == 1 ? Texts.SaidOnce : Texts.SaidSoOften.With(line.Reports.Count, line.People);

    private static TagTone ToneOf(SaidLine line) =>
        line.Answered switch
        {
            null => TagTone.Soon,
            { IsChanged: true } => TagTone.Done,
            _ => TagTone.Plain,
        };

    private static string StatusOf(SaidLine line) =>
        line.Answered switch
        {
            null => SharedTexts.Open,
            { IsChanged: true } => Texts.RuleWasChanged,
            _ => Texts.NoChange,
        };
}
