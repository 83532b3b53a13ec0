using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Reviews;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy.Models;
using RecsConsole.Tests.Support;

namespace RecsConsole.E2E.Journeys;

/// <summary>Prepares a review journey and reads its rows behind the pages of the demo desk.</summary>
internal static class ReviewDesk
{
    // Registers a model with other preferences than the heuristic, so that every case has two slates to compare.
    public static async Task RegisterModelAsync(IServiceProvider services, string version)
    {
        var model = new LogisticModel(
            version,
            FeatureExtractor.SchemaVersion,
            SlateKind.Action,
            [FeatureColumns.RiskHigh, FeatureColumns.RiskMedium, FeatureColumns.HistoricalSuccess],
            [4_000_000, 2_000_000, -1_500_000],
            Intercept: -1_000_000,
            new(CalibrationMap.Platt, 800_000, 100_000, [])
        );
        var (content, hash) = ModelContent.Pack(model);
        await using var db = await OpenAsync(services);
        db.Models.Add(
            new ModelRow
            {
                TenantId = db.TenantId,
                Id = Guid.NewGuid(),
                Version = version,
                Number = 0, // lower than the first number of a training
                Kind = ItemKind.Action,
                Algorithm = "logistic",
                Status = ModelStatus.Shadow,
                Content = content,
                ContentHash = hash,
                FeatureSchema = model.FeatureSchema,
                Engine = EngineVersions.Current,
                ReportJson = "{}",
                JobRunId = Guid.NewGuid(),
                Percent = 100,
            }
        );
        await db.SaveChangesAsync();
    }

    public static async Task<IReadOnlyList<string>> ReadGiveawaysAsync(IServiceProvider services, string version)
    {
        await using var db = await OpenAsync(services);
        var rows = await db.StudyPairs.AsNoTracking().ToListAsync();
        var items = rows.SelectMany(row => StoredSlate.Unpack(row.SlateA).Concat(StoredSlate.Unpack(row.SlateB))).ToList();
        var model = await db.Models.SingleAsync(row => row.Version == version);
        return
        [
            "heuristic",
            "logistic",
            "system a",
            "system b",
            "data-system",
            "isaleft",
            model.Id.ToString("D"),
            .. items
                .Select(item => item.Score.ToString(CultureInfo.InvariantCulture))
                .Where(score => score.Length >= 5)
                .Distinct(StringComparer.Ordinal),
            .. items
                .SelectMany(item => item.Provenance)
                .Select(provenance => provenance.Source)
                .Where(source => source.Contains('_', StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    // Sets the classification of the case at a position of the reviewer's pairs and returns the previous one.
    public static async Task<int> ClassifyAsync(IServiceProvider services, string study, string reviewer, int position, int classification)
    {
        await using var db = await OpenAsync(services);
        var id = (await db.Studies.AsNoTracking().ToListAsync()).Single(row => row.Name == study).Id;
        var person = (await db.People.ToListAsync()).Single(row => row.DisplayName == reviewer);
        var pair = await db
            .StudyPairs.AsNoTracking()
            .SingleAsync(row => row.StudyId == id && row.ReviewerId == person.Id && row.Position == position);
        var found = await db.Cases.SingleAsync(row => row.Id == pair.CaseId);
        var before = found.Classification;
        found.Classification = classification;
        ChangeFeed.Append(db, ChangeKind.Case, found.Id.ToString("D"), services.GetRequiredService<TimeProvider>().GetUtcNow());
        await db.SaveChangesAsync();
        return before;
    }

    // The keys that prefer system A in each pair of a reviewer, in the order of the pairs, and the case of each pair.
    public static async Task<IReadOnlyList<(string Key, Guid Case)>> KeysForAAsync(IServiceProvider services, string study, string reviewer)
    {
        await using var db = await OpenAsync(services);
        var id = (await db.Studies.AsNoTracking().ToListAsync()).Single(row => row.Name == study).Id;
        var person = (await db.People.ToListAsync()).Single(row => row.DisplayName == reviewer);
        var pairs = await db
            .StudyPairs.AsNoTracking()
            .Where(row => row.StudyId == id && row.ReviewerId == person.Id)
            .OrderBy(row => row.Position)
            .ToListAsync();
        return [.. pairs.Select(pair => (pair.IsALeft ? "1" : "2", pair.CaseId))];
    }

    // The lists of a reviewer in a study of single lists, in their order.
    public static async Task<IReadOnlyList<ListToGrade>> ListsAsync(IServiceProvider services, string study, string reviewer)
    {
        await using var db = await OpenAsync(services);
        var id = (await db.Studies.AsNoTracking().ToListAsync()).Single(row => row.Name == study).Id;
        var person = (await db.People.ToListAsync()).Single(row => row.DisplayName == reviewer);
        var rows = await db.StudyPairs.AsNoTracking().Where(row => row.StudyId == id).ToListAsync();
        return
        [
            .. rows.Where(row => row.ReviewerId == person.Id)
                .OrderBy(row => row.Position)
                .Select(row => new ListToGrade(
                    row.CaseId,
                    ItemsOf(row).Count,
                    ItemsOf(row).SequenceEqual(ItemsOf(rows.Where(each => each.CaseId == row.CaseId).MinBy(each => each.ReviewerId)!))
                )),
        ];
    }

    private static List<string> ItemsOf(StudyPairRow row) => [.. StoredSlate.Unpack(row.SlateA).Select(item => item.Id)];

    private static async Task<ConsoleDbContext> OpenAsync(IServiceProvider services)
    {
        var db = Operators.Open(services);
        db.BindTo(await db.Tenants.Where(row => row.Key == "brightline").Select(row => row.Id).SingleAsync());
        return db;
    }
}

/// <summary>A list that a reviewer grades.</summary>
/// <param name="IsAsTheLeadSees">Has the suggestions that the lead sees of the case: other rights can show others.</param>
internal sealed record ListToGrade(Guid Case, int Suggestions, bool IsAsTheLeadSees);
