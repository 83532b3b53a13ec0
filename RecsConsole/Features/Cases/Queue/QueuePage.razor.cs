using Microsoft.AspNetCore.Components;
using RecsConsole.Casework;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Queue;

/// <summary>My queue: what to take first, and everything else the actor may work on.</summary>
public sealed partial class QueuePage(
    ListQueueCases listQueueCases,
    ActorProvider actors,
    ChangePoller changes,
    QueueMemory memory,
    NavigationManager navigation
)
{
    private readonly HashSet<Guid> _moved = [];
    private QueueFilter _filter = new();
    private QueueFilter? _read;
    private QueueView? _view;
    private Error? _error;
    private TimeZoneInfo? _zone;
    private Actor? _actor;
    private CaseChanges? _changes;
    private string? _startKey;
    private string? _news;

    [SupplyParameterFromQuery(Name = "scope")]
    public string? ScopeText { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? StateText { get; set; }

    [SupplyParameterFromQuery(Name = "priority")]
    public string? PriorityText { get; set; }

    [SupplyParameterFromQuery(Name = "sla")]
    public string? SlaText { get; set; }

    [SupplyParameterFromQuery(Name = "team")]
    public string? TeamText { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? SortText { get; set; }

    [SupplyParameterFromQuery(Name = "desc")]
    public string? DescText { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageText { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _filter = QueueFilter.Parse(new(ScopeText, StateText, PriorityText, SlaText, TeamText, SortText, DescText, PageText));
        if (_filter != _read)
        {
            _read = _filter;
            _startKey = memory.RowIn(_filter);
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
        _actor ??= await actors.GetAsync(Disposed);
        _changes ??= new CaseChanges(changes, _actor, FollowAsync);
        var result = await listQueueCases.RunAsync(_actor, asked, Disposed);
        if (asked != _filter)
        {
            return; // a slower answer for filters that were changed meanwhile
        }

        _error = result.Error;
        if (result.IsOk)
        {
            _view = result.Value;
            _zone ??= TimeZones.Find(result.Value.TimeZone);
        }
    }

    private Task FollowAsync(IReadOnlySet<Guid> moved) =>
        InvokeAsync(async () =>
        {
            if (Disposed.IsCancellationRequested)
            {
                return;
            }

            await ReadAsync();
            var shown = _view?.Lines.Where(line => moved.Contains(line.Id)).ToList() ?? [];
            _moved.Clear();
            _moved.UnionWith(shown.Select(line => line.Id));
            _news = shown.Count == 0 ? null : $"{string.Join(", ", shown.Select(line => line.Key))} changed.";
            StateHasChanged();
        });

    private void Show(QueueFilter filter) => navigation.NavigateTo(filter.Address);

    private void Sort(QueueSort sort) =>
        Show(_filter with { Sort = sort, Descending = _filter.Sort == sort && !_filter.Descending, Page = 1 });

    private void Remember(QueueLine line) => memory.Leave(_filter, line.Key);

    private void Open(QueueLine line)
    {
        Remember(line);
        navigation.NavigateTo(CaseAddresses.Of(line.Key));
    }

    private static string CaseCount(int count) => count == 1 ? "1 case" : $"{count} cases";
}
