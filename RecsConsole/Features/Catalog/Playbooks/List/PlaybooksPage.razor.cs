using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Catalog.Playbooks.List;

/// <summary>The tenant's playbooks.</summary>
public sealed partial class PlaybooksPage(
    ListPlaybooks listPlaybooks,
    ActorProvider actors,
    PlaybookMemory memory,
    NavigationManager navigation
)
{
    private PlaybookFilter _filter = new();
    private PlaybookFilter? _read;
    private PlaybookList? _list;
    private Error? _error;

    [SupplyParameterFromQuery(Name = "q")]
    public string? SearchText { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    public string? StatusText { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageText { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _filter = PlaybookFilter.Parse(SearchText, StatusText, PageText);
        if (_filter != _read)
        {
            _read = _filter;
            memory.Leave(_filter);
            await ReadAsync();
        }
    }

    private static string? TextOf(ChangeEventArgs e) => e.Value is string { Length: > 0 } text ? text : null;

    private async Task ReadAsync()
    {
        var asked = _filter;
        var actor = await actors.GetAsync(Disposed);
        var result = await listPlaybooks.RunAsync(actor, asked, Disposed);
        if (asked == _filter)
        {
            (_list, _error) = (result.Value, result.Error);
        }
    }

    private void Show(PlaybookFilter filter) => navigation.NavigateTo(filter.Address);
}
