using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.ApiKeys;
using RecsConsole.Features.Catalog.CaseTypes;
using RecsConsole.Features.Catalog.Taxonomy;
using RecsConsole.Features.Models.Golden.Page;
using RecsConsole.Features.Privacy.Retention;
using RecsConsole.Features.SignIn.SingleSignOn;
using RecsConsole.Features.Webhooks;
using RecsConsole.Features.Webhooks.Editing;

namespace RecsConsole.Tests.Features.Drafts;

/// <summary>Forms that keep their unsent input: how each is opened, the field typed into, and what discards the draft.</summary>
internal static class KeptForms
{
    private const string InTheLine = ".draft button";
    private const string Cancel = "button:contains('Cancel')";
    private static readonly Guid s_id = Guid.Parse("6f1d6a4e-5b0e-4c53-9f3e-0d8f0a2b7c11");

    public static IReadOnlyDictionary<string, KeptForm> All { get; } =
        new Dictionary<string, KeptForm>(StringComparer.Ordinal)
        {
            ["API key"] = new("key-name", InTheLine, it => Open<ApiKeyForm>(it, p => p.Add(form => form.People, []))),
            ["webhook"] = new("webhook-name", InTheLine, it => Open<WebhookForm>(it, p => p.Add(form => form.People, []))),
            ["change of a webhook"] = new(
                "webhook-name",
                Cancel,
                it => Open<WebhookForm>(it, p => p.Add(form => form.People, []).Add(form => form.Line, Webhook()))
            ),
            ["group"] = new("sso-group", InTheLine, it => Open<GroupForm>(it, p => p.Add(form => form.View, Provider()))),
            ["case type"] = new(
                "type-name",
                InTheLine,
                it =>
                    Open<CaseTypeForm>(
                        it,
                        p => p.Add(form => form.Workflows, [new("support", "Support")]).Add(form => form.OnSave, _ => Task.FromResult(true))
                    )
            ),
            ["change of a case type"] = new(
                "edit-name",
                Cancel,
                it =>
                    Open<CaseTypeEdit>(
                        it,
                        p =>
                            p.Add(form => form.Line, new("support", "Support", "support", 1, 0))
                                .Add(form => form.Workflows, [new("support", "Support")])
                                .Add(form => form.OnSave, _ => Task.FromResult(true))
                    )
            ),
            ["term"] = new("term-key", InTheLine, it => Open<TermForm>(it, p => p.Add(form => form.OnSave, _ => Task.FromResult(true)))),
            ["change of a term"] = new(
                "term-title",
                Cancel,
                it =>
                    Open<TermEdit>(
                        it,
                        p =>
                            p.Add(form => form.Line, new(TermKind.Product, "portal", "Portal", 1, TermState.Offered))
                                .Add(form => form.OnSave, _ => Task.FromResult(true))
                    )
            ),
            ["golden case"] = new("golden-why", InTheLine, OpenGolden),
            ["retention period"] = new(
                $"keep-{DataClass.ClosedCases.Key}",
                InTheLine,
                it => Open<RetentionTable>(it, p => p.Add(form => form.Lines, [new(DataClass.ClosedCases, null, 1, new(0, 0, 0, null))]))
            ),
        };

    private static OpenForm OpenGolden(BunitContext browser) =>
        Open<GoldenForm>(
            browser,
            p =>
                p.Add(form => form.Title, "Mark")
                    .Add(form => form.Verb, "Add")
                    .Add(form => form.Start, new(s_id, 0, s_id, SlateKind.Action, "", 3, ""))
                    .Add(form => form.Choices, [new(SlateKind.Action, "ask", "Ask the customer")])
        );

    private static WebhookLine Webhook() => new(s_id, 1, "Ledger", "https://ledger.example/hooks", ["approval.requested"], s_id, "Ana");

    private static SingleSignOnView Provider() =>
        new("here", "Provider", [], [], [], OwnClearance: 1, IsRequired: false, IsOwnSession: false);

    private static OpenForm Open<T>(BunitContext browser, Action<ComponentParameterCollectionBuilder<T>> parameters)
        where T : IComponent
    {
        var form = browser.Render(parameters);
        return new(selector => form.Find(selector), assertion => form.WaitForAssertion(assertion));
    }
}

/// <param name="Field">Id of a text field of the form.</param>
/// <param name="Discard">Selects what discards the draft.</param>
internal sealed record KeptForm(string Field, string Discard, Func<BunitContext, OpenForm> Open);

internal sealed record OpenForm(Func<string, IElement> Find, Action<Action> Wait);
