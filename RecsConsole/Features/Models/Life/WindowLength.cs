using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Life;

/// <summary>
/// The window that a pilot by time starts with: whole days, longer than half of the tenant's cases take, because a case that runs through
/// several windows was worked on with and without the model.
/// </summary>
/// <param name="Median">What half of the latest resolved cases took at most, by the clock; null when too few were resolved.</param>
/// <param name="Cases">Number of resolved cases that the median rests on.</param>
public sealed record WindowLength(int Hours, TimeSpan? Median, int Cases)
{
    private const int Latest = 1_000;
    private const int Fewest = 20;
    private const int Day = 24;

    /// <summary>A day, for a tenant whose cases say nothing yet.</summary>
    public static WindowLength Unknown { get; } = new(Day, null, 0);

    /// <summary>Half of the cases take longer than the longest window.</summary>
    public bool IsTooShort => Median is { } median && median.TotalHours >= Switchback.MaxHours;

    internal static async Task<WindowLength> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var latest = await db
            .Cases.AsNoTracking()
            .Where(row => row.ResolvedAt != null)
            .OrderByDescending(row => row.ResolvedAt)
            .Take(Latest)
            .Select(row => new { row.OpenedAt, row.ResolvedAt })
            .ToListAsync(cancellationToken);
        return Of(latest.ConvertAll(row => row.ResolvedAt!.Value - row.OpenedAt));
    }

    internal static WindowLength Of(IReadOnlyCollection<TimeSpan> times)
    {
        if (times.Count < Fewest)
        {
            return Unknown with { Cases = times.Count };
        }

        var sorted = times.Order().ToList();
        var median = (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
        var days = Math.Min(Math.Floor(median.TotalHours / Day) + 1, Switchback.MaxHours / Day);
        return new((int)days * Day, median, times.Count);
    }
}
