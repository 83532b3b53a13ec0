using Microsoft.AspNetCore.Components;
using RecsConsole.Features.Catalog.Actions.Detail;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Catalog.Actions.List;

/// <summary>The action catalog.</summary>
public sealed partial class ActionsPage(ListActions listActions, ActorProvider actors, ActionMemory memory, NavigationManager navigation)
{
    private ActionFilter _filter = new();
    private ActionFilter? _read;
    private ActionList? _list;
    private Error? _error;
    private TimeZoneInfo? _zone;
    private string? _startKey;

    [SupplyParameterFromQuery(Name = "q")]
    public string? SearchText { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    public string? StatusText { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? KindText { get; set; }

    [SupplyParameterFromQuery(Name = "risk")]
    public string? RiskText { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? SortText { get; set; }

    [SupplyParameterFromQuery(Name = "desc")]
    public string? DescText { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageText { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _filter = ActionFilter.Parse(new(SearchText, StatusText, KindText, RiskText, SortText, DescText, PageText));
        if (_filter != _read)
        {
            _read = _filter;
            _startKey = memory.List == _filter ? memory.Key : null;
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        var asked = _filter;
        var actor = await actors.GetAsync(Disposed);
        var result = await listActions.RunAsync(actor, asked, Disposed);
        if (asked != _filter)
        {
            return; // a slower answer for filters that were changed meanwhile
        }

        (_list, _error) = (result.Value, result.Error);
        _zone = TimeZones.Find(_list?.TimeZone);
    }

    private void Show(ActionFilter filter) => navigation.NavigateTo(filter.Address);

    private void Open(ActionLine line)
    {
        memory.Leave(_filter, line.Key);
        navigation.NavigateTo(ActionPage.AddressOf(line.Key));
    }
}
