using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using RecsConsole.Database;
using RecsConsole.Features.Documents.Administration.List;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Retrieval;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Documents;

/// <summary>Which lists of documents a site reads ahead at its start.</summary>
public sealed class HeadsWarmUpTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(KnownHeads.Many - 1, false)]
    [InlineData(KnownHeads.Many, true)]
    public async Task Only_a_list_of_many_is_read_ahead(int count, bool isReadAhead)
    {
        await using var office = await DocumentOffice.OpenAsync();
        await FillAsync(office, count);
        var heads = office.Get<KnownHeads>();
        using var warmUp = new HeadsWarmUp(heads, office.Get<SearchSnapshots>(), office.Get<TenantDb>(), NullLogger<HeadsWarmUp>.Instance);

        await warmUp.StartAsync(Token);
        await warmUp.ExecuteTask!;

        // a row that nobody announces is missing where the heads were read before it came
        await using var db = office.World.Open();
        db.Documents.Add(Row(office, "late"));
        await db.SaveChangesAsync(Token);
        (await heads.OfAsync(db, Token)).Count.ShouldBe(isReadAhead ? count : count + 1);
    }

    private static async Task FillAsync(DocumentOffice office, int count)
    {
        await using var db = office.World.Open();
        var first = await db.Documents.CountAsync(Token);
        db.Documents.AddRange(Enumerable.Range(first, count - first).Select(at => Row(office, $"many-{at}")));
        await db.SaveChangesAsync(Token);
    }

    private static DocumentRow Row(DocumentOffice office, string key) =>
        new()
        {
            TenantId = office.World.Here.TenantId,
            Key = key,
            Version = 1,
            Title = key,
            Kind = "article",
            Text = "Text.",
            Status = DocumentStatus.Effective,
            Classification = 1,
            UpdatedAt = office.Now,
        };
}
