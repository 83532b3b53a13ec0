using RecsConsole.Database;
using RecsConsole.Recommender.Retrieval.Texts;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Documents;

/// <summary>The page of a document says which version of which model its vector is of, and whether it is of the text in force.</summary>
public sealed class DocumentVectorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R134")]
    public async Task Newest_vector_is_told_with_its_model_and_whether_it_is_of_this_text()
    {
        await using var office = await DocumentOffice.OpenAsync();
        (await office.OpenAsync("guide")).Vector.ShouldBeNull();
        await AddAsync(office, "basis-1", new('a', 64), office.Now.AddHours(-2));
        var older = (await office.OpenAsync("guide")).Vector!;

        await AddAsync(office, "basis-2", await HashAsync(office), office.Now);
        var newest = (await office.OpenAsync("guide")).Vector!;

        (older.Model, older.IsOfThisText).ShouldBe(("basis-1", false));
        (newest.Model, newest.At, newest.IsOfThisText).ShouldBe(("basis-2", office.Now, true));
    }

    private static async Task<string> HashAsync(DocumentOffice office)
    {
        await using var db = office.World.Open();
        await foreach (var text in DocumentIndexDocuments.ReadAsync(db, ["guide"], Token))
        {
            return text.Text.ContentHash;
        }

        throw new InvalidOperationException("The guide is not in force.");
    }

    private static async Task AddAsync(DocumentOffice office, string model, string hash, DateTimeOffset at)
    {
        await using var db = office.World.Open();
        db.Embeddings.Add(
            new EmbeddingRow
            {
                TenantId = db.TenantId,
                Kind = TextKind.Document,
                Key = "guide",
                Model = model,
                ContentHash = hash,
                Vector = [0, 0, 0, 0],
                UpdatedAt = at,
            }
        );
        await db.SaveChangesAsync(Token);
    }
}
