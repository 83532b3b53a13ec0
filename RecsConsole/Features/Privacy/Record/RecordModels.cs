using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Privacy.Record;

/// <summary>Models in service with the dataset card that each training stored.</summary>
internal static class RecordModels
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public static async Task<IReadOnlyList<RecordModel>> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db
            .Models.AsNoTracking()
            .Where(row => row.Status == ModelStatus.Live || row.Status == ModelStatus.Pilot || row.Status == ModelStatus.Shadow)
            .OrderBy(row => row.Kind)
            .ThenByDescending(row => row.Number)
            .Select(row => new
            {
                row.Version,
                row.Kind,
                row.Status,
                row.Algorithm,
                row.ReportJson,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new RecordModel(
                row.Version,
                row.Kind.ToSlateKind(),
                ModelStatusLabels.Of(row.Status),
                row.Algorithm,
                CardOf(row.ReportJson)
            )),
        ];
    }

    /// <summary>The card in a stored report; null where there is none.</summary>
    internal static RecordCard? CardOf(string reportJson)
    {
        try
        {
            return JsonSerializer.Deserialize<Report>(reportJson, s_json)?.Card is { } card
                ? new(
                    card.From,
                    card.To,
                    card.Decisions,
                    card.HistorySteps,
                    card.LeftOut.Sum(each => each.Count),
                    card.Basis,
                    card.DataHash,
                    card.Columns
                )
                : null;
        }
        catch (JsonException)
        {
            return null; // an older report: the record says that there is no card
        }
    }

    // the part of a report that the record repeats
    private sealed record Report(Card? Card);

    private sealed record Card(
        DateTimeOffset From,
        DateTimeOffset To,
        int Decisions,
        int HistorySteps,
        IReadOnlyList<Counted> LeftOut,
        IReadOnlyList<string> Columns,
        string? Basis,
        string DataHash
    );

    private sealed record Counted(int Count);
}
