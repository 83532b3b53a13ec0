using RecsConsole.Components.Drafts;
using RecsConsole.Components.Forms;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Catalog.Quality;

/// <summary>What the quality check found, for the catalog's maintainers, who mend it in the item or say why it is no fault.</summary>
public sealed partial class QualityPage(ListFindings listFindings, DismissFinding dismissFinding)
{
    private ReasonDialog? _why;
    private string? _news;
    private string? _refusal;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Catalog, ChangeKind.Document, ChangeKind.Permission];

    protected override Task<Result<FindingList>> ReadAsync(Actor actor, QualityFilter question) =>
        listFindings.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged() => (_news, _refusal) = (null, null);

    private Task DismissAsync(FindingLine line) =>
        _why!.AskAsync(
            new(Texts.DismissTheFinding.With(line.Title), FindingLabels.Of(line), Texts.NoFault)
            {
                Label = Texts.WhyNoFault,
                Missing = Texts.SayWhyItIsNoFault.With(DismissFinding.LongestReason),
                Draft = new(DraftForms.VersionComment, $"finding:{line.Kind.ToCode()}:{line.Key}:{line.Fault.ToCode()}"),
                LongestReason = DismissFinding.LongestReason,
            },
            async reason => (await SendAsync(line, reason, Texts.FindingDismissed)).Error
        );

    private async Task ReopenAsync(FindingLine line) => _refusal = (await SendAsync(line, null, Texts.FindingOpenAgain)).Error?.Message;

    private async Task<Result<long>> SendAsync(FindingLine line, string? reason, string news)
    {
        var request = new DismissFindingRequest(line.Kind, line.Key, line.Fault, line.Subject, line.Revision, reason);
        var result = await dismissFinding.RunAsync(await ActorAsync(), request, Disposed);
        (_news, _refusal) = (result.IsOk ? news : null, null);
        await ReadAgainAsync();
        StateHasChanged();
        return result;
    }
}
