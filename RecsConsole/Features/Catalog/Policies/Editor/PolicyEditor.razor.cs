using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Drafts;
using RecsConsole.Components.Forms;
using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Features.Catalog.Policies.List;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Catalog.Policies.Editor;

/// <summary>The editor of a policy.</summary>
public sealed partial class PolicyEditor(
    ReadPolicyForm readForm,
    SavePolicyDraft saveDraft,
    ListMemory<PolicyFilter> memory,
    IDraftStore drafts,
    ActorProvider actors,
    NavigationManager navigation
) : DraftEditor<PolicyForm, PolicyContent, PolicyChoices>(drafts, actors, navigation)
{
    private UndoToast? _undo;

    /// <summary>The reader's time zone; UTC when none is supplied.</summary>
    [CascadingParameter]
    public TimeZoneInfo? Zone { get; set; }

    public override string Noun => DraftForms.Policy;

    public override string ListName => SharedTexts.Policies;

    public override string ListAddress => memory.List.Address;

    protected override string AddressOf(string key) => PolicyFilter.AddressOf(key);

    protected override PolicyForm FormOf(DraftBase<PolicyContent> version) => PolicyForm.For(version.Key, version.Text);

    protected override PolicyContent ContentOf(PolicyForm form) => form.ToText();

    protected override string KeyOf(PolicyForm form) => form.Key.Trim();

    protected override IReadOnlyDictionary<string, string> Check(string? newKey, PolicyContent content, PolicyChoices choices) =>
        PolicyRules.Check(newKey, content, choices);

    protected override string WordsOf(IReadOnlyDictionary<string, string> wrong) => Texts.NotSaved.With(PolicyRules.Describe(wrong));

    protected override Task<Result<DraftFormView<PolicyContent, PolicyChoices>>> ReadAsync(Actor actor, string? key) =>
        readForm.RunAsync(actor, key, Disposed);

    protected override Task<Result<SavedVersion>> SendAsync(Actor actor, SaveVersionDraftRequest<PolicyContent> request) =>
        saveDraft.RunAsync(actor, request, Disposed);

    private string Typed(ChangeEventArgs e) => PolicyForm.Written(FieldTimes.Read(e.Value as string, Zone));

    private string? IsWrong(string place) => Shown.ContainsKey(place) ? "true" : null;

    private void OfferUndo(RemovedRule removed) =>
        _undo?.Show(
            Texts.RuleIsRemoved.With(removed.Place + 1),
            () =>
            {
                Form?.Rules.Insert(Math.Min(removed.Place, Form.Rules.Count), removed.Rule);
                StateHasChanged();
                return Task.CompletedTask;
            }
        );
}
