using Microsoft.AspNetCore.Components;
using RecsConsole.Features.Reviews.Studies;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Reviews;

/// <summary>The studies a reviewer judges in, and for leads all of them.</summary>
public sealed partial class ReviewPage(ListStudies listStudies, ActorProvider actors, ChangePoller changes, NavigationManager navigation)
{
    private StudyFilter _filter = new();
    private StudyFilter? _read;
    private StudyList? _list;
    private Error? _error;
    private TimeZoneInfo? _zone;
    private PageChanges? _changes;

    [SupplyParameterFromQuery(Name = "q")]
    public string? SearchText { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? StatusText { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageText { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _filter = StudyFilter.Parse(SearchText, StatusText, PageText);
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
        _changes ??= ReviewChanges.Follow(changes, actor, () => InvokeAsync(FollowAsync));
        var result = await listStudies.RunAsync(actor, asked, Disposed);
        if (asked == _filter)
        {
            (_list, _error) = (result.Value, result.Error);
            _zone = TimeZones.Find(_list?.TimeZone);
        }
    }

    private async Task FollowAsync()
    {
        if (!Disposed.IsCancellationRequested)
        {
            await ReadAsync();
            StateHasChanged();
        }
    }

    private void Show(StudyFilter filter) => navigation.NavigateTo(filter.Address);

    private static string? TextOf(ChangeEventArgs e) => e.Value as string is { Length: > 0 } text ? text : null;
}
