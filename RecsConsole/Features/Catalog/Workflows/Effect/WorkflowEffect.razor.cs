using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Catalog.Workflows.Effect;

/// <summary>What blocks publication of a workflow, saved or not, and the open cases whose next steps it would change.</summary>
public sealed partial class WorkflowEffect(PreviewWorkflow previewWorkflow, ActorProvider actors)
    : VersionEffect<WorkflowContent, WorkflowPreview>(actors)
{
    private const int MaxCounts = 12;
    private IReadOnlyList<string> _against = [];

    /// <summary>Key of the workflow; empty for a new one, which no case follows.</summary>
    [Parameter, EditorRequired]
    public required string WorkflowKey { get; set; }

    [Parameter, EditorRequired]
    public required WorkflowChoices Choices { get; set; }

    protected override Task<Result<WorkflowPreview>> PreviewAsync(Actor actor) =>
        previewWorkflow.RunAsync(actor, WorkflowKey, Text, Disposed);

    protected override void OnParametersSet() => _against = WorkflowRules.AgainstPublishing(Text, Choices);

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
}
