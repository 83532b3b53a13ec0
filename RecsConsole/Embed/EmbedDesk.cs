using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using RecsConsole.Embed.Showing;
using RecsConsole.Features.Settings;
using RecsConsole.Platform;
using RecsConsole.Platform.Web;
using RecsConsole.Recommender;

namespace RecsConsole.Embed;

/// <summary>
/// The panel of a case in a frame: a plain page with forms, rendered for each request. It has no circuit, so the viewer is authenticated
/// and authorized on every request, and no open panel can outlive lost permissions.
/// </summary>
internal sealed class EmbedDesk(
    EmbedAuthentication door,
    EmbedAnswers answers,
    EmbedSeals seals,
    EmbedReading reading,
    RecommendForCase recommendForCase,
    ReadSettings readSettings,
    IAntiforgery antiforgery
)
{
    public async Task AnswerAsync(HttpContext context, EmbedAddress address)
    {
        var form = await EmbedForm.ReadAsync(context);
        var visit = await door.EnterAsync(context, address, form);
        context.Features.Set(new FrameParents(visit.Parents));
        context.Response.Headers.CacheControl = "no-store";
        if (visit.Actor is not { } actor)
        {
            await WriteAsync(context, new(address, Kept: null) { Face = visit.Face });
            return;
        }

        var settings = (await readSettings.RunAsync(actor, context.RequestAborted)).Value?.Settings;
        if (visit.Session is not null && settings is { Language.Length: > 0 })
        {
            // for the rest of this request; with a cookie the language is already set
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = ScreenLanguages.Of(settings.Language);
        }

        var page = new EmbedPage(address, settings is null ? null : AppearanceSource.Of(settings).Kept)
        {
            IsByCookie = visit.Session is null,
        };
        if (form is null)
        {
            await WriteAsync(context, await ShowAsync(context, page, visit, actor));
        }
        else if (seals.Open(actor, form.Text(EmbedForm.ShownField)) is not { } shown || (visit.OnlyCase ?? shown.CaseId) != shown.CaseId)
        {
            await WriteAsync(context, page with { Face = EmbedFace.Stale });
        }
        else
        {
            await DoAsync(context, page, new(visit, actor, form, shown));
        }
    }

    private async Task DoAsync(HttpContext context, EmbedPage page, Gesture gesture)
    {
        var (visit, actor, form, shown) = gesture;
        switch (form.Text(EmbedForm.DoField))
        {
            case EmbedForm.Seen:
                await answers.NoteSeenAsync(actor, shown.Id, form, context.RequestAborted);
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                break;
            case EmbedForm.Look:
                await ReloadAsync(context, page, gesture);
                break;
            case EmbedForm.Why:
                await WriteAsync(context, await ShowAsync(context, page, visit, actor, new(shown) { AsksWhy = true }));
                break;
            default:
                var said = await answers.RespondAsync(actor, shown, form, context.RequestAborted);
                var stale = page with { Face = EmbedFace.Stale };
                await WriteAsync(context, said is null ? stale : await ShowAsync(context, page, visit, actor, new(shown) { Said = said }));
                break;
        }
    }

    // requested once: either the decision on screen is still valid, or its replacement is shown
    private async Task ReloadAsync(HttpContext context, EmbedPage page, Gesture gesture)
    {
        var (visit, actor, _, shown) = gesture;
        var decision = await recommendForCase.RunAsync(actor, new(shown.CaseId, shown.Id), context.RequestAborted);
        if (decision.Value?.DecisionId == shown.Id)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        else
        {
            await WriteAsync(context, await ShowAsync(context, page, visit, actor, new(shown) { Decision = decision }));
        }
    }

    private async Task<EmbedPage> ShowAsync(HttpContext context, EmbedPage page, EmbedVisit visit, Actor actor, EmbedBefore? before = null)
    {
        if (await reading.ReadAsync(actor, visit.CaseKey, before, context.RequestAborted) is not { } read)
        {
            return page with { Face = page.Address.Key is null ? EmbedFace.NoTicket : EmbedFace.NotFound };
        }

        return page with
        {
            Case = read with
            {
                Hidden = HiddenOf(context, visit, seals.Seal(actor, read.View.Head.Id, read.Decision?.DecisionId ?? Guid.Empty)),
                Tenant = visit.Tenant,
                Parents = visit.Parents,
            },
        };
    }

    private Dictionary<string, string> HiddenOf(HttpContext context, EmbedVisit visit, string shown)
    {
        var hidden = new Dictionary<string, string>(StringComparer.Ordinal) { [EmbedForm.ShownField] = shown };
        if (visit.Session is { } session)
        {
            hidden[EmbedForm.SessionField] = session;
        }
        else
        {
            var tokens = antiforgery.GetAndStoreTokens(context);
            hidden[tokens.FormFieldName] = tokens.RequestToken!;
        }

        return hidden;
    }

    private static Task WriteAsync(HttpContext context, EmbedPage page) =>
        new RazorComponentResult<EmbedDocument>(
            new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(EmbedDocument.Page)] = page }
        )
        {
            StatusCode = page.Status,
            PreventStreamingRendering = true,
        }.ExecuteAsync(context);

    private sealed record Gesture(EmbedVisit Visit, Actor Actor, EmbedForm Form, SealedId Shown);
}
