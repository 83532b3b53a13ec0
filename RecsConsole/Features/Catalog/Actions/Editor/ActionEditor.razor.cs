using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Drafts;
using RecsConsole.Features.Catalog.Actions.Detail;
using RecsConsole.Features.Catalog.Actions.List;
using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Catalog.Actions.Editor;

/// <summary>The editor of an action.</summary>
public sealed partial class ActionEditor(
    ReadActionForm readForm,
    SaveActionDraft saveDraft,
    ListMemory<ActionFilter> memory,
    IDraftStore drafts,
    ActorProvider actors,
    NavigationManager navigation
) : DraftEditor<ActionForm, ActionContent, ActionChoices>(drafts, actors, navigation)
{
    public override string Noun => "action";

    public override string ListName => SharedTexts.Actions;

    public override string ListAddress => memory.List.Address;

    protected override string AddressOf(string key) => ActionPage.AddressOf(key);

    protected override ActionForm FormOf(DraftBase<ActionContent> version) => ActionForm.For(version.Key, version.Text);

    protected override ActionContent ContentOf(ActionForm form) => form.ToText();

    protected override string KeyOf(ActionForm form) => form.Key.Trim();

    protected override IReadOnlyDictionary<string, string> Check(string? newKey, ActionContent content, ActionChoices choices) =>
        ActionRules.Check(newKey, content, choices);

    protected override string WordsOf(IReadOnlyDictionary<string, string> wrong) =>
        wrong.Count == 1 ? Texts.NotSavedForOneField : Texts.NotSavedForFields.With(wrong.Count);

    protected override Task<Result<DraftFormView<ActionContent, ActionChoices>>> ReadAsync(Actor actor, string? key) =>
        readForm.RunAsync(actor, key, Disposed);

    protected override Task<Result<SavedVersion>> SendAsync(Actor actor, SaveVersionDraftRequest<ActionContent> request) =>
        saveDraft.RunAsync(actor, request, Disposed);
}
