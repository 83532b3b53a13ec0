using Microsoft.AspNetCore.Antiforgery;
using RecsConsole.Features.Embed;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Platform.Web;

namespace RecsConsole.Embed;

/// <summary>
/// Identifies the viewer: by a token in the URL, which is consumed; by the session it opened, which is stored in the panel's own forms; or
/// by the console's cookie. For a request with a token or a session, the cookie is ignored.
/// </summary>
internal sealed class EmbedAuthentication(
    EmbedLookup lookup,
    CreateEmbedSession createSession,
    FindTicketCase findTicketCase,
    EmbedRefusals refusals,
    IAntiforgery antiforgery
)
{
    public Task<EmbedVisit> EnterAsync(HttpContext context, EmbedAddress address, EmbedForm? form) =>
        form?.Session is { } session ? BySessionAsync(context, address, session)
        : form is null && context.Request.Query[EmbedAddresses.Token] is [{ } token] ? ByTokenAsync(context, address, token)
        : ByCookieAsync(context, address, isForm: form is not null);

    private async Task<EmbedVisit> ByTokenAsync(HttpContext context, EmbedAddress address, string token)
    {
        var use = await lookup.FindTokenAsync(token, context.RequestAborted);
        if (await RefuseAsync(context, address, use, isOpen: false) is { } refused)
        {
            return refused;
        }

        var opened = await createSession.RunAsync(use!.Actor, use.Id, context.RequestAborted);
        if (opened.IsOk)
        {
            return VisitOf(use, opened.Value);
        }

        if (opened.Error.Kind == ErrorKind.NotFound)
        {
            return new(use.Parents, EmbedFace.NotFound); // already recorded
        }

        // the key's person lost permissions, or another request was faster
        var reason = opened.Error.Kind == ErrorKind.Forbidden ? EmbedRefusal.Key : EmbedRefusal.Used;
        await refusals.RecordAsync(context, use with { Refusal = reason }, isOpen: false);
        return new(use.Parents, EmbedFace.Over);
    }

    private async Task<EmbedVisit> BySessionAsync(HttpContext context, EmbedAddress address, string session)
    {
        var use = await lookup.FindSessionAsync(session, context.RequestAborted);
        return await RefuseAsync(context, address, use, isOpen: true) ?? VisitOf(use!, session);
    }

    private async Task<EmbedVisit?> RefuseAsync(HttpContext context, EmbedAddress address, EmbedUse? use, bool isOpen)
    {
        if (use is { Refusal: null })
        {
            var key = await KeyAsync(use.Actor, address, context.RequestAborted);
            use = use with { Refusal = string.Equals(key, use.CaseKey, StringComparison.Ordinal) ? null : EmbedRefusal.Case };
        }

        if (use is { Refusal: null })
        {
            return null;
        }

        await refusals.RecordAsync(context, use, isOpen);
        // without the right secret, not even the token's parent page is revealed
        return new(use is { Refusal: not EmbedRefusal.Secret } ? use.Parents : [], EmbedFace.Over);
    }

    private async Task<EmbedVisit> ByCookieAsync(HttpContext context, EmbedAddress address, bool isForm)
    {
        if (SessionClaims.From(context.User)?.Actor is not { } actor)
        {
            var origin = WebOrigin.OfAddress(context.Request.Headers.Referer);
            return new(origin is not null && await lookup.IsParentAsync(origin, context.RequestAborted) ? [origin] : [], EmbedFace.SignIn);
        }

        var parents = await lookup.ParentsOfAsync(actor, context.RequestAborted);
        if (isForm && !await antiforgery.IsRequestValidAsync(context))
        {
            return new(parents, EmbedFace.Stale);
        }

        return await KeyAsync(actor, address, context.RequestAborted) is { } key
            ? new(parents, Face: null)
            {
                Actor = actor,
                Tenant = await lookup.TenantOfAsync(actor, context.RequestAborted),
                CaseKey = key,
            }
            : new(parents, EmbedFace.NoTicket);
    }

    private async Task<string?> KeyAsync(Actor actor, EmbedAddress address, CancellationToken cancellationToken) =>
        address.Key ?? (await findTicketCase.RunAsync(actor, address.Connection, address.Ticket, cancellationToken)).Value;

    private static EmbedVisit VisitOf(EmbedUse use, string session) =>
        new(use.Parents, Face: null)
        {
            Actor = use.Actor,
            Tenant = use.Tenant,
            Session = session,
            CaseKey = use.CaseKey,
            OnlyCase = use.CaseId,
        };
}
