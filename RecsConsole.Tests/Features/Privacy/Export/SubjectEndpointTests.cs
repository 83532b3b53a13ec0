using System.IO.Compression;
using System.Net;
using RecsConsole.Features.Privacy.Export;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Privacy.Export;

/// <summary>Whose data is exported is in the body of a request and in no address.</summary>
[Trait("Req", "R162")]
public sealed class SubjectEndpointTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Form_downloads_the_archive_and_an_address_that_names_somebody_does_not()
    {
        await using var app = new ConsoleApp("Testing");
        var tenant = await Operators.AddTenantAsync(app.Services, "here");
        var ada = await Operators.AddAsync(app.Services, tenant, "ada", "admin");
        using var browser = app.Browser();
        using var signedIn = await browser.SignInAsync("ada");
        var page = await browser.GetStringAsync("/account/password", Token); // for its token
        var key = ada.PersonId.ToString("D");

        using var asked = await browser.GetAsync($"{SubjectEndpoint.Path}?kind=person&key={key}", Token);
        using var forged = await browser.PostAsync(SubjectEndpoint.Path, Form(key), Token);
        using var answer = await browser.PostFormAsync(SubjectEndpoint.Path, page, ("kind", "person"), ("key", key));

        asked.IsSuccessStatusCode.ShouldBeFalse();
        forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(Token));
        zip.Entries.Select(entry => entry.Name).ShouldBe(["data.json", "receipt.json"], ignoreOrder: true);
    }

    [Fact]
    public async Task Who_may_not_export_gets_nothing()
    {
        await using var app = new ConsoleApp("Testing");
        var tenant = await Operators.AddTenantAsync(app.Services, "here");
        var ana = await Operators.AddAsync(app.Services, tenant, "ana", "agent");
        using var browser = app.Browser();
        using var signedIn = await browser.SignInAsync("ana");
        var page = await browser.GetStringAsync("/account/password", Token); // for its token

        using var answer = await browser.PostFormAsync(SubjectEndpoint.Path, page, ("kind", "person"), ("key", ana.PersonId.ToString("D")));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static FormUrlEncodedContent Form(string key) =>
        new(new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = "person", ["key"] = key });
}
