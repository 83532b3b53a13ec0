using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.ApiKeys;
using RecsConsole.Features.Embed;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tests.Api;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Embed;

/// <summary>A site with a ticket system at <see cref="Parent"/>, and browsers that show its frames.</summary>
public sealed partial class EmbedSite : IAsyncLifetime
{
    public const string Parent = "https://tickets.example";
    public const string OtherParent = "https://elsewhere.example";
    public const string Email = "agent@tickets.example";
    public const string CaseTitle = "Shown in the frame";

    public ApiSite Api { get; } = new();

    /// <summary>A key of the agent that may open panels.</summary>
    public CreatedApiKey Key { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Api.InitializeAsync();
        await AllowAsync(Api.Here, Parent);
        await AllowAsync(Api.Elsewhere, OtherParent);
        await using (var db = Api.OpenDb(Api.Here))
        {
            (await db.People.SingleAsync(row => row.Id == Api.Here.Agent.PersonId)).Email = Email;
            (await db.Cases.SingleAsync(row => row.Id == Api.Here.CaseId)).Title = CaseTitle;
            await db.SaveChangesAsync();
        }

        (Key, Client) = await Api.MakeAsync(Api.Here.Agent, ApiScopes.Embed);
    }

    public async ValueTask DisposeAsync() => await Api.DisposeAsync();

    /// <summary>A browser without any cookie.</summary>
    public HttpClient Browser() => Api.Client(key: null);

    /// <summary>Adds a person who signs in, and returns the browser in which they did.</summary>
    public async Task<HttpClient> SignedInAsync(string name, params string[] roles)
    {
        await Operators.AddAsync(Api.Services, Api.Here.TenantId, name, roles);
        await using var db = Api.OpenDb(Api.Here);
        var person = await db.People.SingleAsync(row => row.Key == name, Token);
        (person.Clearance, person.Teams) = (3, ["one"]);
        await db.SaveChangesAsync(Token);
        var browser = Browser();
        (await browser.SignInAsync(name)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }

    /// <summary>Requests a token as a ticket system does.</summary>
    public async Task<HttpResponseMessage> AskAsync(HttpClient? client = null, object? request = null) =>
        await (client ?? Client).PostAsync(
            "/api/v1/embed-tokens",
            ApiSite.Json(
                JsonSerializer.Serialize(
                    request
                        ?? new
                        {
                            @case = "T-1",
                            person = Email,
                            parent = Parent,
                        }
                )
            ),
            Token
        );

    /// <summary>Requests a token and returns the address of its frame.</summary>
    public async Task<string> AddressAsync(HttpClient? client = null)
    {
        using var answer = await AskAsync(client);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Token));
        return (await ApiSite.ReadAsync(answer)).GetProperty("address").GetString()!;
    }

    /// <summary>The fields of the first form with this action, as a browser sends them.</summary>
    public static IDictionary<string, string> FormOf(string page, string action)
    {
        var form = Forms()
            .Matches(page)
            .Select(match => match.Value)
            .First(each => each.Contains($"name=\"do\" value=\"{action}\"", StringComparison.Ordinal));
        return Inputs()
            .Matches(form)
            .ToDictionary(
                match => match.Groups["name"].Value,
                match => WebUtility.HtmlDecode(match.Groups["value"].Value),
                StringComparer.Ordinal
            );
    }

    public static async Task<HttpResponseMessage> PostAsync(
        HttpClient browser,
        IDictionary<string, string> fields,
        string path = "/embed/cases/T-1"
    )
    {
        using var content = new FormUrlEncodedContent(fields);
        return await browser.PostAsync(path, content, Token);
    }

    /// <summary>Reasons for which panels were refused, oldest first.</summary>
    public async Task<IReadOnlyList<string?>> RefusalsAsync() => [.. (await Api.TrailAsync("refuse.embed")).Select(row => row.Reason)];

    private async Task AllowAsync(DeskTenant tenant, string origin)
    {
        await using var db = Api.OpenDb(tenant);
        db.EmbedParents.Add(
            new()
            {
                TenantId = tenant.TenantId,
                Origin = origin,
                AddedAt = DateTimeOffset.UtcNow,
            }
        );
        await db.SaveChangesAsync();
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Forms();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Inputs();
}
