using RecsConsole.Components.Dialogs;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Reviews.Findings;

/// <summary>Progress and results of a study; updates as judgements come in.</summary>
public sealed partial class ResultsPage(ReadResults readResults, CloseStudy closeStudy)
{
    private ConfirmDialog? _confirm;
    private UndoToast? _toast;

    protected override IReadOnlyList<ChangeKind> Follows => ReviewChanges.Kinds;

    protected override TimeSpan Gather => ReviewChanges.Gather;

    private string Consequence =>
        View is { } view && view.Judged < view.Pairs
            ? Texts.CloseUnfinished.With(view.Pairs - view.Judged, view.Pairs)
            : Texts.CloseFinished;

    protected override Task<Result<StudyView>> ReadAsync(Actor actor, string question) =>
        readResults.RunAsync(actor, StudyOf(question), Disposed);

    private static Guid StudyOf(string key) => Guid.TryParse(key, out var id) ? id : Guid.Empty;

    private async Task CloseAsync()
    {
        if (!await _confirm!.AskAsync())
        {
            return;
        }

        var result = await closeStudy.RunAsync(await ActorAsync(), new(StudyOf(Key)), Disposed);
        await ReadAgainAsync();
        _toast!.Show(result.Value ?? result.Error!.Message);
        StateHasChanged();
    }
}
