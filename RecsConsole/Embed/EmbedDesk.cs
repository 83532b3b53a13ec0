using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Settings;
using RecsConsole.Platform;
using RecsConsole.Platform.Web;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Embed;

/// <summary>
/// The panel of a case in a frame: a plain page with forms, rendered for each request. It has no circuit, so the viewer is authenticated
/// and authorized on every request, and no open panel can outlive lost permissions.
/// </summary>
internal sealed class EmbedDesk(
    EmbedAuthentication door,
    EmbedAnswers answers,
    EmbedSeals seals,
    ReadCase readCase,
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

        var page = new EmbedPage(address, settings is null ? null : AppearanceSource.Of(settings).Kept);
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

    private async Task<EmbedPage> ShowAsync(HttpContext context, EmbedPage page, EmbedVisit visit, Actor actor, Before? before = null)
    {
        var read = await readCase.RunAsync(actor, visit.CaseKey, context.RequestAborted);
        if (!read.IsOk)
        {
            return page with { Face = page.Address.Key is null ? EmbedFace.NoTicket : EmbedFace.NotFound };
        }

        var view = read.Value;
        var recommended = !view.IsAdvised
            ? Error.NotFound(Texts.NothingIsSuggested)
            : before?.DecisionFor(view.Head.Id)
                ?? await recommendForCase.RunAsync(actor, new(view.Head.Id, before?.Shown.Id), context.RequestAborted);
        return page with
        {
            Case = new(
                view,
                recommended.Value,
                HiddenOf(context, visit, seals.Seal(actor, view.Head.Id, recommended.Value?.DecisionId ?? Guid.Empty))
            )
            {
                Said = before?.Said,
                Trouble = recommended.Error?.Message,
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

    // what the panel showed, and the result of this request
    private sealed record Before(SealedId Shown)
    {
        public EmbedResult? Said { get; init; }

        public Result<ShownDecision>? Decision { get; init; }

        // with a cookie, a form of one case may be sent to the URL of another
        public Result<ShownDecision>? DecisionFor(Guid caseId) => Shown.CaseId == caseId ? Decision : null;
    }
}
