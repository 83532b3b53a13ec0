using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;

namespace RecsConsole.Features.People;

/// <summary>Everybody of the tenant; read again when somebody's profile or rights moved.</summary>
public sealed partial class PeoplePage(
    ListPeople listPeople,
    ActorProvider actors,
    ChangePoller changes,
    NavigationManager navigation
)
{
    private PeopleFilter _filter = new();
    private PeopleFilter? _read;
    private PeopleList? _list;
    private Error? _error;
    private IDisposable? _subscription;
    private Guid _tenantId;

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
        _subscription?.Dispose();
        base.Dispose(disposing);
    }

    private async Task ReadAsync()
    {
        var asked = _filter;
        var actor = await actors.GetAsync(Disposed);
        _tenantId = actor.TenantId;
        _subscription ??= changes.Subscribe(Told);
        var result = await listPeople.RunAsync(actor, asked, Disposed);
        if (asked == _filter)
        {
            (_list, _error) = (result.Value, result.Error); // what may no longer be seen leaves the page
        }
    }

    // On the poller's thread: returns at once.
    private void Told(Change change)
    {
        if (
            change.TenantId == _tenantId
            && change.Kind is ChangeKind.Person or ChangeKind.Permission or ChangeKind.Import
        )
        {
            _ = InvokeAsync(FollowAsync);
        }
    }

    private async Task FollowAsync()
    {
        if (Disposed.IsCancellationRequested)
        {
            return;
        }

        try
        {
            await ReadAsync();
            StateHasChanged();
        }
        catch (Exception e) when (e is AccessRevokedException or OperationCanceledException)
        {
            (_list, _error) = (null, null); // the page is leaving
        }
    }

    private void Show(PeopleFilter filter) =>
        navigation.NavigateTo((filter with { Page = 1 }).Address);

    private static string? TextOf(ChangeEventArgs e) =>
        e.Value as string is { Length: > 0 } text ? text : null;

    private static bool? YesNoOf(ChangeEventArgs e) =>
        (e.Value as string) switch
        {
            "yes" => true,
            "no" => false,
            _ => null,
        };
}
