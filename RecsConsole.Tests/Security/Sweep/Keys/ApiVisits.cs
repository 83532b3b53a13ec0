using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tests.Support;

namespace RecsConsole.Tests.Security.Sweep.Keys;

/// <summary>
/// Sends requests to every route of the API with a key of each person, reading ones and writing ones, about objects that the person may not
/// be told of. The routes come from the route table.
/// </summary>
internal sealed class ApiVisits(SweepSite site, SweepTally tally)
{
    private const string Root = "api/v1/";

    // its address names a customer, which anyone with the right may create under any key: visited by the key of a hidden object, it would
    // make a customer of that name, whom later visitors rightly see
    private static readonly HashSet<string> s_withoutLimits = new(StringComparer.Ordinal) { "putAccount" };

    public static IReadOnlyList<ApiRoute> RoutesOf(IServiceProvider services) =>
        [
            .. services
                .GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(route =>
                    route.RoutePattern.RawText?.TrimStart('/').StartsWith(Root, StringComparison.Ordinal) is true
                    && !route.RoutePattern.RawText.Contains("**", StringComparison.Ordinal)
                )
                .SelectMany(route =>
                    route.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Select(method => new ApiRoute(method, route))
                )
                .OrderBy(route => route.Method, StringComparer.Ordinal), // reads come first
        ];

    /// <summary>Requests some objects by their addresses, and then every route about hidden ones.</summary>
    public async Task VisitAsync(SweptPerson person, IReadOnlyList<SweptObject> hidden, int oneIn)
    {
        using var client = await ClientAsync(person);
        foreach (var what in site.World.Objects.Where(each => IsRead(each) && (each.Number + person.Number) % oneIn == 0))
        {
            await ReadAsync(client, person, what);
        }

        foreach (var route in RoutesOf(site.Services).Where(route => !s_withoutLimits.Contains(route.Name)))
        {
            foreach (var what in hidden.Where(route.Takes))
            {
                await SendAsync(client, person, route, what);
            }
        }
    }

    private static bool IsRead(SweptObject what) =>
        what.Kind is "document" or "case" && !what.Key.StartsWith("shared-", StringComparison.Ordinal);

    private async Task ReadAsync(HttpClient client, SweptPerson person, SweptObject what)
    {
        var path = $"{Root}{what.Kind}s/";
        using var answer = await client.GetAsync(path + what.Key);
        tally.Scan("GET" + path, person, Without(what, await answer.Content.ReadAsStringAsync()));
        tally.Expect(
            "GET" + path,
            person,
            what,
            answer.StatusCode == HttpStatusCode.OK,
            Oracle.MaySee(person, what, tally.At),
            isHttp: true
        );
    }

    private async Task SendAsync(HttpClient client, SweptPerson person, ApiRoute route, SweptObject what)
    {
        using var request = new HttpRequestMessage(new(route.Method), route.AddressOf(what));
        if (route.Method is not "GET")
        {
            request.Content = new StringContent(ApiBodies.Of(route.Name, what), Encoding.UTF8, "application/json");
        }

        using var answer = await client.SendAsync(request);
        var path = route.Method + route.Pattern;
        var body = await answer.Content.ReadAsStringAsync();
        tally.Scan(path, person, route.NamesAnObject || route.Method is not "GET" ? Without(what, body) : body); // a list was asked for nothing
        if (route.NamesAnObject)
        {
            tally.Expect(path, person, what, (int)answer.StatusCode < 400, isPermitted: false, isHttp: true);
        }
    }

    // an answer may repeat what was asked for
    private static string Without(SweptObject asked, string body) =>
        body.Replace(asked.Key, "", StringComparison.OrdinalIgnoreCase)
            .Replace(asked.Id.ToString("D"), "", StringComparison.OrdinalIgnoreCase);

    // stored directly: who may create keys is not what is asked here
    private async Task<HttpClient> ClientAsync(SweptPerson person)
    {
        var (id, now) = (Guid.CreateVersion7(), DateTimeOffset.UtcNow);
        var (text, hash) = ApiKeyToken.New(id);
        await using var db = Operators.Open(site.Services);
        db.BindTo(site.TenantOf(person));
        db.ApiKeys.Add(
            new ApiKeyRow
            {
                TenantId = db.TenantId,
                Id = id,
                Name = "key of " + person.Number,
                SecretHash = hash,
                Scopes = [.. ApiScopes.All],
                PersonId = person.Id,
                CreatedAt = now,
                ExpiresAt = now.AddDays(1),
            }
        );
        await db.SaveChangesAsync();
        var client = site.Site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", text);
        return client;
    }
}
