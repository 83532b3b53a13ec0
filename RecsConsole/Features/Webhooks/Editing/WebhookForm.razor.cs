using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Casework.Webhooks;
using RecsConsole.Components;

namespace RecsConsole.Features.Webhooks.Editing;

/// <summary>Form for name, address, event kinds and person of a webhook.</summary>
public sealed partial class WebhookForm
{
    private readonly HashSet<string> _kinds = new(WebhookKinds.All, StringComparer.Ordinal);
    private ElementReference _first;
    private string _name = "";
    private string _address = "";
    private Guid? _person;

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

    protected override void OnInitialized()
    {
        if (Line is not null)
        {
            (_name, _address, _person) = (Line.Name, Line.Address, Line.PersonId);
            _kinds.IntersectWith(Line.Kinds);
        }
    }

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

    private Task SaveAsync() => OnSave.InvokeAsync(new(Line?.Id, Line?.Revision ?? 0, _name, _address, [.. _kinds], _person!.Value));
}
