using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Recommender.Learning;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Privacy.Record;

/// <summary>Models in service, and what else was learned, with the dataset card that each training stored.</summary>
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
                row.ReportJson,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new RecordModel(
                row.Version,
                RecordLabels.Of(row.Kind.ToSlateKind()),
                ModelStatusLabels.Of(row.Status),
                CardOf(row.ReportJson)
            )),
            .. (await LearnedCards.ReadAsync(db, cancellationToken)).Select(each => new RecordModel(
                each.Version is { } version ? version[..Math.Min(12, version.Length)] : "",
                each.Words,
                ModelStatusLabels.Of(ModelStatus.Live),
                each.Card
            )),
        ];
    }

    /// <summary>The card in a stored report; null where there is none.</summary>
    internal static DatasetCard? CardOf(string reportJson)
    {
        try
        {
            return JsonSerializer.Deserialize<Report>(reportJson, s_json)?.Card;
        }
        catch (JsonException)
        {
            return null; // an older report: the record says that there is no card
        }
    }

    // the part of a report that the record repeats
    private sealed record Report(DatasetCard? Card);
}
