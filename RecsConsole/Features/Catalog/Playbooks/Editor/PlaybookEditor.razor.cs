using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Drafts;
using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Features.Catalog.Playbooks.List;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Catalog.Playbooks.Editor;

/// <summary>The editor of a playbook.</summary>
public sealed partial class PlaybookEditor(
    ReadPlaybookForm readForm,
    SavePlaybookDraft saveDraft,
    ListMemory<PlaybookFilter> memory,
    IDraftStore drafts,
    ActorProvider actors,
    NavigationManager navigation
) : DraftEditor<PlaybookForm, PlaybookContent, PlaybookChoices>(drafts, actors, navigation)
{
    private UndoToast? _undo;

    public override string Noun => "playbook";

    public override string ListName => SharedTexts.Playbooks;

    public override string ListAddress => memory.List.Address;

    protected override string AddressOf(string key) => PlaybookFilter.AddressOf(key);

    protected override PlaybookForm FormOf(DraftBase<PlaybookContent> version) => PlaybookForm.For(version.Key, version.Text);

    protected override PlaybookContent ContentOf(PlaybookForm form) => form.ToText();

    protected override string KeyOf(PlaybookForm form) => form.Key.Trim();

    protected override IReadOnlyDictionary<string, string> Check(string? newKey, PlaybookContent content, PlaybookChoices choices) =>
        PlaybookRules.Check(newKey, content, choices);

    protected override string WordsOf(IReadOnlyDictionary<string, string> wrong) => Texts.NotSaved.With(PlaybookRules.Describe(wrong));

    protected override Task<Result<DraftFormView<PlaybookContent, PlaybookChoices>>> ReadAsync(Actor actor, string? key) =>
        readForm.RunAsync(actor, key, Disposed);

    protected override Task<Result<SavedVersion>> SendAsync(Actor actor, SaveVersionDraftRequest<PlaybookContent> request) =>
        saveDraft.RunAsync(actor, request, Disposed);

    private string? IsWrong(string place) => Shown.ContainsKey(place) ? "true" : null;

    private void SetNotice(string words) => Said = words;

    private void OfferUndo(RemovedStep removed) =>
        _undo?.Show(
            Texts.StepIsRemoved.With(removed.Place + 1),
            () =>
            {
                Form?.Steps.Insert(Math.Min(removed.Place, Form.Steps.Count), removed.Step);
                StateHasChanged();
                return Task.CompletedTask;
            }
        );
}
