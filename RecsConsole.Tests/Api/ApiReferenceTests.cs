using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Api.Reference;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Api;

/// <summary>The reference at /docs/api is the description itself, with an example of every request and answer.</summary>
public sealed class ApiReferenceTests(ApiSite site) : IClassFixture<ApiSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_operation_of_the_description_has_its_place_examples_and_a_command()
    {
        await using var scope = site.Services.CreateAsyncScope();

        var groups = await scope.ServiceProvider.GetRequiredService<ApiReference>().ReadAsync("https://console.example", Token);

        using var client = await site.ClientAsync();
        using var answer = await client.GetAsync("/api/v1/openapi.json", Token);
        var described = (await ApiSite.ReadAsync(answer))
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(each => $"{each.Name.ToUpperInvariant()} {path.Name}"));
        var operations = groups.SelectMany(group => group.Operations).ToList();
        operations.Select(each => $"{each.Method} {each.Path}").ShouldBe(described, ignoreOrder: true);
        groups.Select(group => group.About).ShouldContain("cases");
        operations.ShouldAllBe(each => each.Summary.Length > 0);
        operations.ShouldAllBe(each => each.Command.Contains("https://console.example/api/v1/", StringComparison.Ordinal));
        operations.ShouldAllBe(each => each.Answers.Any(one => one.Status.StartsWith('2') && one.Example != null));
        operations.Where(each => each.Method == "PUT").ShouldAllBe(each => each.Request != null && each.Command.Contains(" -d '"));
    }

    [Fact]
    public async Task Example_of_a_case_is_taken_where_its_type_and_customer_exist()
    {
        await using var scope = site.Services.CreateAsyncScope();
        var groups = await scope.ServiceProvider.GetRequiredService<ApiReference>().ReadAsync("https://console.example", Token);

        var example = groups.SelectMany(group => group.Operations).Single(each => each.Id == "bringCase").Request!;

        await using var db = site.OpenDb(site.Here);
        if (!await db.Accounts.AnyAsync(row => row.Key == "acme", Token))
        {
            db.Accounts.Add(
                new()
                {
                    TenantId = site.Here.TenantId,
                    Key = "acme",
                    Name = "Acme",
                }
            );
            await db.SaveChangesAsync(Token);
        }

        using var client = await site.ClientAsync();
        using var body = ApiSite.Json(example.Replace("\"support\"", "\"ticket\"", StringComparison.Ordinal)); // the type of this tenant
        using var answer = await client.PostAsync("/api/v1/cases", body, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Token));
        (await db.Cases.SingleAsync(row => row.Key == "HD-1", Token)).AccountKey.ShouldBe("acme");
    }
}
