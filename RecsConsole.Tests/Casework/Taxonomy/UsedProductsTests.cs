using System.Globalization;
using RecsConsole.Casework.Taxonomy;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Casework.Taxonomy;

/// <summary>The products of a tenant's cases, read from the index one by one.</summary>
public sealed class UsedProductsTests
{
    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R51")]
    public async Task Each_product_of_the_own_tenant_is_found_once_whatever_its_case_and_signs(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);
        string?[] products = ["zebra", "Scanner", "scanner 2", "scanner 2", "Ölpumpe", "100-A", null];
        await AddCasesAsync(desk, products);

        await using var here = desk.Open();
        var found = await UsedProducts.ReadAsync(here, Token);
        await using var elsewhere = desk.Open(desk.Stranger.TenantId);

        found.ShouldBe(["zebra", "Scanner", "scanner 2", "Ölpumpe", "100-A"], ignoreOrder: true);
        (await UsedProducts.ReadAsync(elsewhere, Token)).ShouldBeEmpty();
    }

    private static async Task AddCasesAsync(InsightDesk desk, IReadOnlyList<string?> products)
    {
        var rows = desk.Rows(desk.Admin.TenantId);
        await using var db = desk.Open();
        foreach (var (number, product) in products.Index())
        {
            var row = rows.Case("P" + number.ToString(CultureInfo.InvariantCulture), "one", 3);
            row.Product = product;
            db.Cases.Add(row);
        }

        await db.SaveChangesAsync(Token);
    }
}
