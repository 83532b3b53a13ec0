using System.Collections.Concurrent;
using RecsConsole.Database;
using RecsConsole.Recommender.Past;

namespace RecsConsole.Features.Demo.Lived;

/// <summary>The desks at which people look at the same time, each with a context of its own.</summary>
internal sealed class LivedSeats : IAsyncDisposable
{
    private const int Most = 8;

    /// <summary>One more than there are processors: while a look waits for its turn, another is ranked.</summary>
    public static int Usual { get; } = Math.Min(Environment.ProcessorCount + 1, Most);

    private readonly ConcurrentBag<LivedSeat> _free = [];
    private readonly List<LivedSeat> _all = [];

    private LivedSeats() { }

    /// <summary>Number of looks at the same time.</summary>
    public int Count => _all.Count;

    /// <param name="count">How many.</param>
    /// <param name="desk">A desk with the past of all.</param>
    /// <param name="openAsync">Opens a context of the tenant.</param>
    public static async Task<LivedSeats> OpenAsync(int count, PastDesk desk, Func<Task<ConsoleDbContext>> openAsync)
    {
        var seats = new LivedSeats();
        while (seats.Count < count)
        {
            var db = await openAsync();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            seats._all.Add(new(db, desk.Beside(db)));
            seats._free.Add(seats._all[^1]);
        }

        return seats;
    }

    /// <summary>Takes a free seat; no more looks are made at a time than there are seats.</summary>
    public LivedSeat Take() => _free.TryTake(out var seat) ? seat : throw new InvalidOperationException("All seats are taken.");

    public void GiveBack(LivedSeat seat) => _free.Add(seat);

    public async ValueTask DisposeAsync()
    {
        foreach (var seat in _all)
        {
            await seat.Db.DisposeAsync();
        }
    }
}

/// <summary>A desk and the context with which its decisions are written.</summary>
internal sealed record LivedSeat(ConsoleDbContext Db, PastDesk Desk);
