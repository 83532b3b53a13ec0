using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Work;

/// <summary>My work: what waits for the reader outside of cases, each with a link to the page where it is done.</summary>
public sealed partial class WorkPage(ReadWork readWork)
{
    private string? _news;
    private int? _total;

    protected override IReadOnlyList<ChangeKind> Follows => readWork.Follows;

    protected override TimeSpan Gather => WorkChanges.Gather;

    protected override Task<Result<WorkView>> ReadAsync(Actor actor, WorkFilter question) => readWork.RunAsync(actor, question, Disposed);

    // what somebody else types is not on this page
    protected override async Task OnChangedAsync(IReadOnlyCollection<Change> changes)
    {
        var own = (await ActorAsync()).PersonId.ToString("D");
        if (changes.Any(change => change.Kind is not ChangeKind.Draft || string.Equals(change.Key, own, StringComparison.Ordinal)))
        {
            await base.OnChangedAsync(changes);
        }
    }

    // announced only when the number changes while the page is open
    protected override Task OnReadAsync()
    {
        if (View is { } view)
        {
            _news = _total is { } before && before != view.Total ? Summary(view) : _news;
            _total = view.Total;
        }

        return Task.CompletedTask;
    }

    private static string Summary(WorkView view) =>
        view.Sent.Count == 0
            ? Texts.WaitForYou.With(view.Total)
            : $"{Texts.WaitForYou.With(view.Total)}, {Texts.WaitForOthers.With(view.Sent.Count)}";

    private static string? Current(bool isCurrent) => isCurrent ? "page" : null;

    // the selected kind keeps its tab when its last item is done
    private IEnumerable<WorkCount> Tabs(WorkView view) =>
        Filter.Kind is { } kind && view.Counts.All(count => count.Kind != kind)
            ? view.Counts.Append(new(kind, 0)).OrderBy(count => count.Kind)
            : view.Counts;
}
