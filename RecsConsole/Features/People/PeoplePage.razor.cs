using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.People;

/// <summary>Everybody of the tenant; read again when somebody's profile or rights moved.</summary>
public sealed partial class PeoplePage(ListPeople listPeople, ActorProvider actors, ChangePoller changes, NavigationManager navigation)
{
    private static readonly TimeSpan s_gather = TimeSpan.FromMilliseconds(100);
    private static readonly ChangeKind[] s_followed = [ChangeKind.Person, ChangeKind.Permission, ChangeKind.Import];

    private PeopleFilter _filter = new();
    private PeopleFilter? _read;
    private PeopleList? _list;
    private Error? _error;
    private PageChanges? _changes;

    [SupplyParameterFromQuery(Name = "q")]
    public string? SearchText { get; set; }

    [SupplyParameterFromQuery(Name = "role")]
    public string? RoleText { get; set; }

    [SupplyParameterFromQuery(Name = "team")]
    public string? TeamText { get; set; }

    [SupplyParameterFromQuery(Name = "active")]
    public string? ActiveText { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageText { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _filter = PeopleFilter.Parse(SearchText, RoleText, TeamText, ActiveText, PageText);
        if (_filter != _read)
        {
            _read = _filter;
            await ReadAsync();
        }
    }

    protected override void Dispose(bool disposing)
    {
        _changes?.Dispose();
        base.Dispose(disposing);
    }

    private async Task ReadAsync()
    {
        var asked = _filter;
        var actor = await actors.GetAsync(Disposed);
        _changes ??= new(changes, actor, s_followed, s_gather, FollowAsync);
        var result = await listPeople.RunAsync(actor, asked, Disposed);
        if (asked == _filter)
        {
            (_list, _error) = (result.Value, result.Error); // what may no longer be seen leaves the page
        }
    }

    private Task FollowAsync() =>
        InvokeAsync(async () =>
        {
            if (!Disposed.IsCancellationRequested)
            {
                await ReadAsync();
                StateHasChanged();
            }
        });

    private void Show(PeopleFilter filter) => navigation.NavigateTo((filter with { Page = 1 }).Address);

    private static string? TextOf(ChangeEventArgs e) => e.Value as string is { Length: > 0 } text ? text : null;

    private static bool? YesNoOf(ChangeEventArgs e) =>
        (e.Value as string) switch
        {
            "yes" => true,
            "no" => false,
            _ => null,
        };
}
