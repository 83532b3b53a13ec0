using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using RecsConsole.Api.Contracts;
using RecsConsole.Api.Description;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Api.Callers;

/// <summary>Gives a token for a key: the only route on which a key has to be sent, and on which a token is refused.</summary>
internal static class TokenRoutes
{
    /// <summary>The address of the route.</summary>
    public const string Address = "/token";

    private const string ClientCredentials = "client_credentials";
    private const string Form = "application/x-www-form-urlencoded";
    private const int Longest = 4 * 1024;

    public static void Map(RouteGroupBuilder api) =>
        api.MapPost(Address, CreateAsync).Takes<TokenRequest>().Describe<TokenAnswer>("createToken", 413, 415);

    /// <summary>Whether a request asks for a token.</summary>
    public static bool IsFor(HttpRequest request) => request.Path.Equals(ApiSetup.Root + Address, StringComparison.OrdinalIgnoreCase);

    private static async Task<IResult> CreateAsync(HttpContext context, ApiTokens tokens, TenantDb tenantDb, AuditTrail auditTrail)
    {
        _ = new ApiQuery(context);
        if (!string.Equals(await GrantOfAsync(context), ClientCredentials, StringComparison.Ordinal))
        {
            throw new ApiInputException(StatusCodes.Status400BadRequest, Texts.GrantUnknown, "grant_type");
        }

        var caller = ApiCaller.From(context);
        await using var db = await tenantDb.OpenAsync(caller.Actor, context.RequestAborted);
        auditTrail.Append(
            db,
            caller.Actor.PersonId,
            new AuditEvent("create.api_token", "api_key", caller.KeyId.ToString("D"), AuditOutcome.Done)
        );
        await db.SaveChangesAsync(context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return ApiAnswer.Of(new TokenAnswer(tokens.Create(caller.KeyId), "Bearer", (int)ApiTokens.Lifetime.TotalSeconds));
    }

    // clients of OAuth 2.0 send a form
    private static async Task<string?> GrantOfAsync(HttpContext context)
    {
        if (!ApiJson.IsOf(context.Request, Form))
        {
            return ApiJson.Read<TokenRequest>(await ApiJson.BytesAsync(context, Longest)).GrantType;
        }

        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(await ApiJson.BodyAsync(context, Longest)));
        return form.TryGetValue("grant_type", out var grant) ? grant.ToString() : null;
    }
}
