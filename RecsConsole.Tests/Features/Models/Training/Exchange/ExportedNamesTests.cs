using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Training.Export;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models.Training.Exchange;

/// <summary>Exported training data names no person: it has only numbers under feature names.</summary>
public sealed class ExportedNamesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R159")]
    public async Task Training_data_holds_numbers_and_neither_a_name_nor_an_id_of_a_person_a_customer_or_a_case()
    {
        await using var world = await DeskHistory.OpenAsync();
        await world.AddAsync(world.Here);

        var exported = await world
            .Get<ExportTrainingData>()
            .RunAsync(Actor.Job(world.Here.TenantId), SlateKind.Action, new JobProgress(), Token);

        var data = exported.Value!;
        var features = FeatureTable.Of(SlateKind.Action).Select(feature => feature.Name).ToHashSet(StringComparer.Ordinal);
        data.Columns.ShouldAllBe(column => features.Contains(column.Name));
        data.Parts.Sum(part => part.Rows.Count).ShouldBeGreaterThan(0);
        data.Parts.ShouldAllBe(part => part.Rows.All(row => row.Length == data.Columns.Count));
        // An id is a 128-bit number or a word. The only texts in the export are column names, and no id occurs in them.
        await using var db = world.Open();
        var people = await db
            .People.Select(row => new
            {
                row.Id,
                row.Key,
                row.DisplayName,
            })
            .ToListAsync(Token);
        var cases = await db.Cases.Select(row => new { row.Id, row.Key }).ToListAsync(Token);
        var written = string.Join(
            '\n',
            data.Columns.Select(column => column.Name)
                .Concat(data.Parts.SelectMany(part => part.Rows).Select(row => string.Join(' ', row.Select(Written))))
        );
        foreach (
            var word in people
                .SelectMany(row => new[] { row.Id.ToString("D"), row.Id.ToString("N"), row.Key, row.DisplayName })
                .Concat(cases.SelectMany(row => new[] { row.Id.ToString("D"), row.Id.ToString("N"), row.Key }))
        )
        {
            written.ShouldNotContain(word);
        }
    }

    private static string Written(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
