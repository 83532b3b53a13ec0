using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Casework.Webhooks;
using RecsConsole.Components;
using RecsConsole.Components.Drafts;

namespace RecsConsole.Features.Webhooks.Editing;

/// <summary>Form for name, address, event kinds and person of a webhook; kept as a draft until it is saved.</summary>
public sealed partial class WebhookForm
{
    private readonly HashSet<string> _kinds = new(StringComparer.Ordinal);
    private ElementReference _first;
    private string _name = "";
    private string _address = "";
    private Guid? _person;
    private long _revision;
    private FormDraft<KeptWebhook>? _kept;

    /// <summary>The webhook being changed; null for a new one.</summary>
    [Parameter]
    public WebhookLine? Line { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<WebhookPerson> People { get; set; }

    [Parameter]
    public bool IsBusy { get; set; }

    [Parameter]
    public EventCallback<SaveWebhookRequest> OnSave { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    private string? AddressProblem => _address.Length == 0 || WebhookRules.ReadAddress(_address) is not null ? null : Texts.AddressIsNone;

    private bool CanSave => !IsBusy && _name.Trim().Length > 0 && _person is not null && _kinds.Count > 0;

    private KeptWebhook Start =>
        Line is null ? new(0, "", "", null, WebhookKinds.All) : new(Line.Revision, Line.Name, Line.Address, Line.PersonId, Line.Kinds);

    private KeptWebhook? Typed =>
        string.Equals(_name, Start.Name, StringComparison.Ordinal)
        && string.Equals(_address, Start.Address, StringComparison.Ordinal)
        && _person == Start.PersonId
        && _kinds.SetEquals(KnownOf(Start))
            ? null
            : new(_revision, _name, _address, _person, [.. _kinds.Order(StringComparer.Ordinal)]);

    /// <summary>The webhook was saved, is gone, or stays as it is: deletes the draft and closes the form.</summary>
    public async Task LeaveAsync()
    {
        Reset();
        StateHasChanged();
        await (_kept?.ForgetAsync() ?? Task.CompletedTask);
        await OnClose.InvokeAsync();
    }

    protected override void OnInitialized() => Reset();

    private void Reset() => TakeBack(Start);

    // with the revision it was begun on: what somebody else has saved since is not overwritten
    private void TakeBack(KeptWebhook kept)
    {
        (_revision, _name, _address) = (kept.Revision, kept.Name, kept.Address);
        _person = kept.PersonId is { } id && (id == Line?.PersonId || People.Any(person => person.Id == id)) ? id : null;
        _kinds.Clear();
        _kinds.UnionWith(KnownOf(kept));
    }

    private static IEnumerable<string> KnownOf(KeptWebhook kept) => WebhookKinds.All.Intersect(kept.Kinds, StringComparer.Ordinal);

    // focuses the form after the user chose to edit a webhook
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Line is not null)
        {
            await _first.FocusIfThereAsync();
        }
    }

    private void Choose(string kind, bool isChosen) => _ = isChosen ? _kinds.Add(kind) : _kinds.Remove(kind);

    private Task KeyAsync(KeyboardEventArgs e) => e is { Key: "Enter", CtrlKey: true } && CanSave ? SaveAsync() : Task.CompletedTask;

    private Task SaveAsync() => OnSave.InvokeAsync(new(Line?.Id, _revision, _name, _address, [.. _kinds], _person!.Value));
}
