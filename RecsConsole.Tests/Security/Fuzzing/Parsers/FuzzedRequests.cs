using System.Buffers.Text;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Http;
using RecsConsole.Api;
using RecsConsole.Api.Bringing;
using RecsConsole.Api.Contracts;
using RecsConsole.Components.Drafts;
using RecsConsole.Components.Lists;
using RecsConsole.Components.Pages;
using RecsConsole.Features.Accounts.Contracts.Exchange;
using RecsConsole.Features.Accounts.Usage;
using RecsConsole.Features.Cases.Exchange.Receiving;
using RecsConsole.Features.Catalog.Policies.Exchange;
using RecsConsole.Features.Documents.Exchange;
using RecsConsole.Features.People.Exchange;
using RecsConsole.Features.SignIn.OpenId;
using RecsConsole.Features.SignIn.Passkeys;
using RecsConsole.Features.Webhooks.Editing;

namespace RecsConsole.Tests.Security.Fuzzing.Parsers;

/// <summary>Bodies, queries and addresses of requests, and what browsers keep and send back.</summary>
internal static class FuzzedRequests
{
    private const int MaxNumber = 100;

    private static readonly string[] s_parameters = ["q", "kind", "limit", "since", "cursor"];
    private static readonly string[] s_kinds = ["a", "b"];

    // a body fits one of them at most
    private static readonly IReadOnlyList<Action<byte[]>> s_bodies =
    [
        body => ApiJson.Read<IncomingCase>(body),
        body => ApiJson.Read<IncomingEvent>(body),
        body => ApiJson.Read<IncomingOutcome>(body),
        body => ApiJson.Read<IncomingRating>(body),
        body => ApiJson.Read<IncomingPerson>(body),
        body => ApiJson.Read<IncomingAccount>(body),
        body => ApiJson.Read<WholeAccount>(body).Of("acme"),
        body => ApiJson.Read<IncomingSignal>(body),
        body => ApiJson.Read<IncomingDocument>(body).ToSource(),
        body => ApiJson.Read<IncomingPolicy>(body).Fault(),
        body => ApiJson.Read<ResponseRequest>(body).ToRequest(Guid.Empty, Guid.Empty),
        body => ApiJson.Read<EmbedTokenRequest>(body).ToRequest(Guid.Empty),
        body => ApiJson.Read<TicketChangeRequest>(body).ToRequest(),
        body => BatchReader.Read<IncomingCase>(body),
        body => BatchReader.Read<IncomingDocument>(body),
    ];

    private static readonly IReadOnlyList<Func<AddressQuery, int>> s_filters = [.. FilterTypes().Select(ReaderOf)];

    public static IReadOnlyList<FuzzedParser> All { get; } =
    [
        FuzzedParser.Of("api-bodies", Bodies),
        FuzzedParser.Of("api-queries", Query, typeof(ApiInputException)),
        FuzzedParser.Of("addresses", Addresses),
        FuzzedParser.Of("logout-tokens", LogoutToken),
        FuzzedParser.Of("passkeys", input => SignInByPasskey.CredentialIdOf(input.Text)?.Length),
        FuzzedParser.Of("drafts", Draft),
    ];

    /// <summary>The filters of all lists.</summary>
    public static IReadOnlyList<Type> FilterTypes() =>
        [
            .. typeof(IAddressFilter<>)
                .Assembly.GetTypes()
                .Where(type => type is { IsInterface: false, IsAbstract: false, ContainsGenericParameters: false })
                .Where(type =>
                    type.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IAddressFilter<>))
                )
                .OrderBy(type => type.FullName, StringComparer.Ordinal),
        ];

    private static long? Bodies(FuzzInput input)
    {
        var accepted = s_bodies.Count(read => Accepts(read, input.Bytes));
        return accepted == 0 ? null : accepted;
    }

    private static bool Accepts(Action<byte[]> read, byte[] body)
    {
        try
        {
            read(body);
            return true;
        }
        catch (ApiInputException)
        {
            return false;
        }
    }

    private static long? Query(FuzzInput input)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString("?" + input.Text);
        var query = new ApiQuery(context, s_parameters);
        query.Word("kind", s_kinds);
        query.Number("limit", otherwise: 1, MaxNumber);
        query.Instant("since");
        return (query.Text("q")?.Length ?? 0) + (query.Cursor("cursor")?.Length ?? 0);
    }

    private static long? Addresses(FuzzInput input) => s_filters.Sum(read => (long)read(AddressQuery.Parse(input.Text)));

    private static Func<AddressQuery, int> ReaderOf(Type filter) =>
        typeof(FuzzedRequests)
            .GetMethod(nameof(ReadFilter), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(filter)
            .CreateDelegate<Func<AddressQuery, int>>();

    private static int ReadFilter<TFilter>(AddressQuery query)
        where TFilter : IAddressFilter<TFilter> => TFilter.Read(query).Address.Length;

    // a token of the two lines, and whatever was typed
    private static long? LogoutToken(FuzzInput input)
    {
        var parts = input.Text.Split('\n', 2);
        var packed = $"{Packed(parts[0])}.{Packed(parts.Length > 1 ? parts[1] : "")}.c2lnbmF0dXJl";
        if ((BackChannelLogout.Read(packed) ?? BackChannelLogout.Read(input.Text)) is not { } token)
        {
            return null;
        }

        return (token.Issuer?.Length ?? 0) + token.Audiences.Sum(audience => (long)(audience?.Length ?? 0));
    }

    private static string Packed(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private static long? Draft(FuzzInput input)
    {
        var kept = new KeptText(input.Text, DateTimeOffset.UnixEpoch);
        return kept.As<Dictionary<string, string>>() is null && kept.As<KeptWebhook>() is null && kept.As<ListSettings>() is null
            ? null
            : 1;
    }
}
