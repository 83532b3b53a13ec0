using System.Globalization;
using System.Text;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Content.Schema;
using RecsConsole.Features.Demo.Simulation;

namespace RecsConsole.Features.Demo.Rows;

/// <summary>
/// The messages of a simulated case: those of steps that write to the customer, from their templates, and the customer's answers. A step
/// whose template has a gap has none: only somebody who knew the case could have filled it.
/// </summary>
internal sealed class DemoLetters(DemoContent content, DemoNames names)
{
    private static readonly string[] s_customerKinds = ["answered", "verification_failed", "reopened"];

    private readonly Dictionary<string, DemoAction> _actions = content.Actions.ToDictionary(action => action.Key, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _kinds = content.Workflow.Activities.ToDictionary(
        activity => activity.Key,
        activity => activity.Kind,
        StringComparer.Ordinal
    );

    /// <summary>The contact person of a case's customer.</summary>
    public static string ContactOf(SimulatedCase simulated)
    {
        var contacts = simulated.Setting.Account.Contacts;
        return contacts[Number(simulated.Key) % contacts.Count];
    }

    public static string AddressOf(SimulatedCase simulated) => $"{Plain(ContactOf(simulated))}@{simulated.Setting.Account.Domain}";

    /// <summary>When the customer wrote last; null when never.</summary>
    public DateTimeOffset? CustomerWroteAt(SimulatedCase simulated) =>
        simulated
            .Events.Where(IsOfCustomer)
            .Select(happened => (DateTimeOffset?)happened.At)
            .Append(simulated.Setting.IssueType.OpenedByUs ? null : simulated.Setting.OpenedAt)
            .Max();

    /// <summary>When the desk last wrote to or spoke with the customer; null when never.</summary>
    public DateTimeOffset? RepliedAt(SimulatedCase simulated) =>
        simulated
            .Events.Where(happened => happened.IsAction && _actions[happened.Step].Contact)
            .Max(happened => (DateTimeOffset?)happened.At);

    /// <summary>The message of an event; null when it has none.</summary>
    public MessageRow? Of(SimulatedCase simulated, Guid caseId, SimulatedEvent happened, int index)
    {
        var isOurs = happened.IsAction;
        var text = isOurs ? AgentText(simulated, happened) : CustomerText(simulated, happened, index);
        return text is null
            ? null
            : new MessageRow
            {
                TenantId = names.TenantId,
                Id = DemoIds.Of("message", FormattableString.Invariant($"{content.Tenant.Key} {simulated.Key} {index}")),
                CaseId = caseId,
                At = happened.At,
                Direction = isOurs ? MessageDirection.Outbound : MessageDirection.Inbound,
                Channel = CaseMessages.Mail,
                AuthorId = happened.Actor is { } actor && isOurs ? names.Person(actor) : null,
                ContactName = ContactOf(simulated),
                Address = AddressOf(simulated),
                Text = text,
                ActionKey = isOurs ? happened.Step : null,
                Delivery = isOurs ? MessageDelivery.Sent : MessageDelivery.Recorded,
                DeliveredAt = isOurs ? happened.At : null,
            };
    }

    public static string TemplatesOf(DemoAction action) => ReplyTemplates.Write(action.Reply);

    private bool IsOfCustomer(SimulatedEvent happened) =>
        !happened.IsAction && _kinds.TryGetValue(happened.Step, out var kind) && s_customerKinds.Contains(kind, StringComparer.Ordinal);

    private string? AgentText(SimulatedCase simulated, SimulatedEvent happened)
    {
        var setting = simulated.Setting;
        var templates = _actions[happened.Step].Reply;
        if (
            happened.Actor is not { } actor
            || !(templates.TryGetValue(setting.Language, out var template) || templates.TryGetValue("en", out template))
        )
        {
            return null;
        }

        var agent = content.People.First(person => string.Equals(person.Email, actor, StringComparison.Ordinal)).Name;
        var facts = new ReplyFacts(
            setting.Language,
            ContactOf(simulated),
            agent,
            content.Tenant.Name,
            simulated.Key,
            simulated.Text.Title,
            names.Product(setting.IssueType.Product),
            simulated.Text.CustomFields
        );
        var text = ReplyText.Compose(facts, template, passage: null);
        return ReplyText.GapsLeft(text, text).Count == 0 ? text : null;
    }

    private string? CustomerText(SimulatedCase simulated, SimulatedEvent happened, int index)
    {
        if (!IsOfCustomer(happened) || !content.Texts.Letters.TryGetValue(_kinds[happened.Step], out var byLanguage))
        {
            return null;
        }

        var texts = byLanguage.TryGetValue(simulated.Setting.Language, out var own) ? own : byLanguage["en"];
        return $"{texts[(Number(simulated.Key) + index) % texts.Count]}\n\n{ContactOf(simulated)}";
    }

    // no random draw: it would change the simulated worlds of existing seeds
    private static int Number(string key) => key.Sum(letter => letter);

    private static string Plain(string name) =>
        string.Concat(
            name.ToLowerInvariant()
                .Normalize(NormalizationForm.FormD)
                .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                .Select(letter => letter == ' ' ? '.' : letter)
        );
}
