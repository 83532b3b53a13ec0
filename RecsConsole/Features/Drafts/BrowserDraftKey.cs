using System.Security.Cryptography;
using System.Text;
using RecsConsole.Components.Drafts;
using RecsConsole.Database.Personal;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Drafts;

/// <summary>
/// The key under which a browser keeps what a person typed and the server does not have yet (drafts.js): only a session of theirs gets it, so
/// what lies in the browser is unreadable once it is over, and comes back with the next sign-in. It is derived from the person's own key, with
/// which an erasure destroys it as well.
/// </summary>
public sealed class BrowserDraftKey(TenantDb tenantDb, SubjectKeys keys)
{
    /// <summary>Where a page of an open session gets it.</summary>
    public const string Address = "/drafts/key";

    private const int Length = 32;
    private static readonly byte[] s_purpose = Encoding.UTF8.GetBytes("RecsConsole.BrowserDrafts");

    internal static WebApplication Map(WebApplication app)
    {
        app.MapGet(Address, ReadAsync);
        return app;
    }

    /// <summary>Null when the person was erased.</summary>
    public async Task<KeyOfDrafts?> OfAsync(SessionClaims session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        var key = await keys.EnsureAsync(tenantDb, session.Actor, SubjectName.Person(session.PersonId), cancellationToken);
        return key.Secret is { } secret
            ? new(
                BrowserDraft.PrefixOf(session.Actor),
                HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, Length, session.TenantId.ToByteArray(), s_purpose)
            )
            : null;
    }

    private static async Task<IResult> ReadAsync(HttpContext context, BrowserDraftKey draftKey)
    {
        var session = SessionClaims.From(context.User) ?? throw new AccessRevokedException();
        return await draftKey.OfAsync(session, context.RequestAborted) is { } key ? Results.Json(key) : Results.NotFound();
    }
}

/// <param name="Prefix">How the names of the person's copies start, so that nobody else's are touched.</param>
public sealed record KeyOfDrafts(string Prefix, byte[] Key);
