using Microsoft.AspNetCore.Components;
using RecsConsole.Casework;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Drafts;
using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Features.Catalog.Workflows.List;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Catalog.Workflows.Editor;

/// <summary>The editor of a workflow.</summary>
public sealed partial class WorkflowEditor(
    ReadWorkflowForm readForm,
    SaveWorkflowDraft saveDraft,
    ListMemory<WorkflowFilter> memory,
    IDraftStore drafts,
    ActorProvider actors,
    NavigationManager navigation
) : DraftEditor<WorkflowForm, WorkflowContent, WorkflowChoices>(drafts, actors, navigation)
{
    private UndoToast? _undo;
    private string? _chosen;

    public override string Noun => DraftForms.Workflow;

    public override string ListName => SharedTexts.Workflows;

    public override string ListAddress => memory.List.Address;

    /// <summary>Key of the state whose steps are shown.</summary>
    private string? Chosen =>
        (
            Form?.States.FirstOrDefault(state => string.Equals(state.Key, _chosen, StringComparison.Ordinal))
            ?? Form?.States.FirstOrDefault()
        )?.Key;

    protected override string AddressOf(string key) => WorkflowFilter.AddressOf(key);

    protected override WorkflowForm FormOf(DraftBase<WorkflowContent> version) => WorkflowForm.For(version.Key, version.Text);

    protected override WorkflowContent ContentOf(WorkflowForm form) => form.ToContent();

    protected override string KeyOf(WorkflowForm form) => form.Key.Trim();

    protected override IReadOnlyDictionary<string, string> Check(string? newKey, WorkflowContent content, WorkflowChoices choices) =>
        WorkflowRules.Check(newKey, content, choices);

    protected override string WordsOf(IReadOnlyDictionary<string, string> wrong) => Texts.NotSaved.With(WorkflowRules.Describe(wrong));

    protected override Task<Result<DraftFormView<WorkflowContent, WorkflowChoices>>> ReadAsync(Actor actor, string? key) =>
        readForm.RunAsync(actor, key, Disposed);

    protected override Task<Result<SavedVersion>> SendAsync(Actor actor, SaveVersionDraftRequest<WorkflowContent> request) =>
        saveDraft.RunAsync(actor, request, Disposed);

    private string? IsWrong(string place) => Shown.ContainsKey(place) ? "true" : null;

    private void OfferState(RemovedState removed) =>
        _undo?.Show(
            Texts.StateIsRemoved.With(StateLabels.Of(removed.State.Key), removed.Steps.Count),
            () =>
            {
                Form?.PutBack(removed);
                _chosen = removed.State.Key;
                StateHasChanged();
                return Task.CompletedTask;
            }
        );
}
