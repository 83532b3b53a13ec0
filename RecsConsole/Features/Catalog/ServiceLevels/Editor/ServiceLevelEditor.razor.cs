using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Drafts;
using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Features.Catalog.ServiceLevels.List;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Catalog.ServiceLevels.Editor;

/// <summary>The editor of a service level.</summary>
public sealed partial class ServiceLevelEditor(
    ReadServiceLevelForm readForm,
    SaveServiceLevelDraft saveDraft,
    ListMemory<ServiceLevelFilter> memory,
    IDraftStore drafts,
    ActorProvider actors,
    NavigationManager navigation
) : DraftEditor<ServiceLevelForm, ServiceLevelContent, ServiceLevelChoices>(drafts, actors, navigation)
{
    // no calendar has this id: ids begin with a letter
    private const string Always = "*";

    public override string Noun => DraftForms.ServiceLevel;

    public override string ListName => SharedTexts.ServiceLevels;

    public override string ListAddress => memory.List.Address;

    protected override string AddressOf(string key) => ServiceLevelFilter.AddressOf(key);

    protected override ServiceLevelForm FormOf(DraftBase<ServiceLevelContent> version) => ServiceLevelForm.For(version.Key, version.Text);

    protected override ServiceLevelContent ContentOf(ServiceLevelForm form) => form.ToText();

    protected override string KeyOf(ServiceLevelForm form) => form.Key.Trim();

    protected override IReadOnlyDictionary<string, string> Check(
        string? newKey,
        ServiceLevelContent content,
        ServiceLevelChoices choices
    ) => ServiceLevelRules.Check(newKey, content, choices);

    protected override string WordsOf(IReadOnlyDictionary<string, string> wrong) => Texts.NotSaved.With(ServiceLevelRules.Describe(wrong));

    protected override Task<Result<DraftFormView<ServiceLevelContent, ServiceLevelChoices>>> ReadAsync(Actor actor, string? key) =>
        readForm.RunAsync(actor, key, Disposed);

    protected override Task<Result<SavedVersion>> SendAsync(Actor actor, SaveVersionDraftRequest<ServiceLevelContent> request) =>
        saveDraft.RunAsync(actor, request, Disposed);

    private void Count(ServiceLevelForm form, string? hours)
    {
        (form.IsRoundTheClock, form.Calendar) = (hours is Always, hours is null or Always ? "" : hours);
        Leave(ServiceLevelPlace.Calendar);
    }

    private string? IsWrong(string place) => Shown.ContainsKey(place) ? "true" : null;
}
