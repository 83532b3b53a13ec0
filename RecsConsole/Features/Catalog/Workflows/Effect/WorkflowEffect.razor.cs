using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Catalog.Workflows.Effect;

/// <summary>What blocks publication of a workflow, saved or not, and the open cases whose next steps it would change.</summary>
public sealed partial class WorkflowEffect(PreviewWorkflow previewWorkflow, ActorProvider actors)
{
    private const int MaxCounts = 12;
    private IReadOnlyList<string> _against = [];
    private WorkflowPreview? _preview;
    private Error? _error;
    private string? _evaluatedHash;
    private bool _isBusy;

    /// <summary>Key of the workflow; empty for a new one, which no case follows.</summary>
    [Parameter, EditorRequired]
    public required string WorkflowKey { get; set; }

    [Parameter, EditorRequired]
    public required WorkflowContent Content { get; set; }

    [Parameter, EditorRequired]
    public required WorkflowChoices Choices { get; set; }

    private bool IsOutdated => !string.Equals(_evaluatedHash, Content.Hash, StringComparison.Ordinal);

    protected override void OnParametersSet() => _against = WorkflowRules.AgainstPublishing(Content, Choices);

    private string CountWords(StepCount count) =>
        count.IsLost
            ? Texts.StepWouldGo.With(WorkflowLabels.Step(count.Action, Choices), count.Cases)
            : Texts.StepWouldCome.With(WorkflowLabels.Step(count.Action, Choices), count.Cases);

    private IEnumerable<string> LinesOf(ChangedLine line)
    {
        if (line.IsStuck)
        {
            yield return Texts.NothingWouldBePossible;
        }

        if (line.Lost.Count > 0)
        {
            yield return Texts.WouldLose.With(NamesOf(line.Lost));
        }

        if (line.Gained.Count > 0)
        {
            yield return Texts.WouldGain.With(NamesOf(line.Gained));
        }
    }

    private string NamesOf(IEnumerable<string> steps) => string.Join(", ", steps.Select(step => WorkflowLabels.Step(step, Choices)));

    private async Task EvaluateAsync()
    {
        if (_isBusy)
        {
            return; // a second click while the first is under way
        }

        (_isBusy, _evaluatedHash) = (true, Content.Hash);
        try
        {
            var actor = await actors.GetAsync(Disposed);
            var result = await previewWorkflow.RunAsync(actor, WorkflowKey, Content, Disposed);
            (_preview, _error) = (result.Value, result.Error);
        }
        finally
        {
            _isBusy = false;
        }
    }
}
