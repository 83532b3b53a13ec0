using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Cases.Queue;

/// <summary>My queue: what to take first, and everything else the actor may work on.</summary>
public sealed partial class QueuePage(ListQueueCases listQueueCases, QueueMemory memory)
{
    private IReadOnlySet<Guid> _moved = new HashSet<Guid>();
    private string? _startKey;
    private string? _news;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Case];

    protected override TimeSpan Gather => TimeSpan.FromMilliseconds(250);

    protected override Task<Result<QueueView>> ReadAsync(Actor actor, QueueFilter question) =>
        listQueueCases.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged() => _startKey = memory.RowIn(Filter);

    protected override async Task OnChangedAsync(IReadOnlyCollection<Change> changes)
    {
        await ReadAgainAsync();
        var shown = View?.Lines.Where(line => changes.Any(change => change.Concerns(line.Id))).ToList() ?? [];
        _moved = shown.Select(line => line.Id).ToHashSet();
        _news = shown.Count == 0 ? null : Texts.ChangedWithString.With(string.Join(", ", shown.Select(line => line.Key)));
    }

    private void Sort(QueueSort sort) =>
        Show(Filter with { Sort = sort, Descending = Filter.Sort == sort && !Filter.Descending, Page = 1 });

    private void Remember(QueueLine line) => memory.Leave(Filter, line.Key);

    private void Open(QueueLine line)
    {
        Remember(line);
        Navigation.NavigateTo(CaseAddresses.Of(line.Key));
    }

    private static string CaseCount(int count) => count == 1 ? "1 case" : Texts.Cases.With(count);
}
