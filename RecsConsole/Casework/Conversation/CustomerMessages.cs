using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Text.Verdicts;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy;

namespace RecsConsole.Casework.Conversation;

/// <summary>
/// Receives a message from the customer: stores it on the case, changes the state if the case was waiting for it, and notifies the
/// assignee.
/// </summary>
public sealed class CustomerMessages(IWorkflowSource workflows)
{
    /// <summary>Reference of the notification when the case is solved or over and stays so: somebody has to decide.</summary>
    public const string StaysOver = "over";

    /// <summary>Reference of the notification when the message reopened the case.</summary>
    public const string OpenedAgain = "reopened";

    /// <summary>
    /// Reference of the notification when the message may or may not change the state, such as while a solution is being verified: somebody
    /// has to record what happened.
    /// </summary>
    public const string MayMove = "may_move";

    private const int LongestQuote = 400;

    /// <summary>Adds the message and its effects; the caller saves it in its transaction.</summary>
    public async Task AddAsync(OperationScope scope, CaseRow row, IncomingMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(message);
        var db = scope.Db;
        var added = new MessageRow
        {
            TenantId = row.TenantId,
            Id = message.Id,
            CaseId = row.Id,
            At = scope.Now,
            Direction = MessageDirection.Inbound,
            Channel = message.Channel,
            AuthorId = scope.Actor.PersonOrNull,
            ContactName = ContactLimits.NameOf(message.From) ?? row.ContactName,
            Address = ContactLimits.AddressOf(message.Address),
            Text = message.Text,
            Delivery = MessageDelivery.Recorded,
            MailHash = message.MailHash,
        };
        db.Messages.Add(added);
        CaseMessages.AddAttachments(db, added, message.Attachments);
        var wasOver = row.ResolvedAt is not null || !row.IsOpen;
        var happened = await EventAsync(scope, row, added, message.IsAutomatic, cancellationToken);
        CaseEvents.Append(db, row, happened);
        row.CustomerWroteAt = message.IsAutomatic ? row.CustomerWroteAt : added.At;
        ChangeFeed.Append(db, ChangeKind.Case, row.Id.ToString("D"), added.At);
        if (row.AssigneeId is { } holder && !message.IsAutomatic)
        {
            var news = new InboxNews(holder, KeyOf(added), InboxKind.Written, added.At)
            {
                CaseId = row.Id,
                FromId = added.AuthorId,
                Reference = await ReferenceAsync(scope, row, wasOver, happened.ToState is not null, cancellationToken),
                Text = added.Text.Length <= LongestQuote ? added.Text : added.Text[..LongestQuote] + "…",
            };
            await InboxPost.NotifyAsync(db, news, cancellationToken);
        }
    }

    // If the case waits for the customer, the message is the answer; a case that is solved or over is reopened by it, unless it only
    // says thanks or that it works. The state changes as
    // the workflow defines; where it defines nothing, the assignee is notified and decides.
    private async Task<NewCaseEvent> EventAsync(
        OperationScope scope,
        CaseRow row,
        MessageRow message,
        bool isAutomatic,
        CancellationToken cancellationToken
    )
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal) { [CaseMessages.Attribute] = message.Id.ToString("D") };
        var from = row.Status;
        var isNoNews = isAutomatic || IsContent(row, message);
        var machine = isNoNews ? null : await MachineOfAsync(scope, row, cancellationToken);
        if (machine is null || await ActivityAsync(scope.Db, row, machine, cancellationToken) is not { } activity)
        {
            return new(KeyOf(message), CaseMessages.Received, CaseEventKind.Message, message.AuthorId, message.At)
            {
                AttributesJson = JsonSerializer.Serialize(attributes),
                IsNoNews = isNoNews,
            };
        }

        var next = machine.Next(from, activity)!;
        var clock = await ClockChange.FindAsync(scope.Db, row, machine, new(message.At, next), cancellationToken);
        clock?.Note(attributes);
        row.Status = next;
        clock?.Apply(row);
        CaseClosure.Apply(scope.Db, row, machine, activity, new(KeyOf(message), PersonId: null, message.At));
        return new(KeyOf(message), activity, CaseEventKind.System, null, message.At)
        {
            FromState = from,
            ToState = row.Status,
            AttributesJson = JsonSerializer.Serialize(attributes),
        };
    }

    // Thanks for a solution ask for nothing: opening the case again would blame the step that solved it. Whoever has the case is told.
    private static bool IsContent(CaseRow row, MessageRow message) =>
        (row.ResolvedAt is not null || !row.IsOpen) && (VerdictReader.Read(message.Text) is true || MereThanks.Is(message.Text));

    private async Task<string?> ReferenceAsync(
        OperationScope scope,
        CaseRow row,
        bool wasOver,
        bool hasMoved,
        CancellationToken cancellationToken
    ) =>
        (wasOver, hasMoved) switch
        {
            (true, true) => OpenedAgain,
            (true, false) => StaysOver,
            (false, true) => null,
            _ => await MayMoveAsync(scope, row, cancellationToken) ? MayMove : null,
        };

    // The case is not waiting, yet the message may report whether a solution held.
    private async Task<bool> MayMoveAsync(OperationScope scope, CaseRow row, CancellationToken cancellationToken) =>
        await MachineOfAsync(scope, row, cancellationToken) is { } machine
        && !machine.IsWaiting(row.Status)
        && (await CaseOccurrences.ReadAsync(scope.Db, machine, row.Status, cancellationToken)).Count > 0;

    private async Task<StateMachine?> MachineOfAsync(OperationScope scope, CaseRow row, CancellationToken cancellationToken) =>
        await workflows.ReadAsync(scope.Actor, row.TypeKey, cancellationToken) is { } workflow
            ? WorkflowIndex.From(workflow).Machine
            : null;

    // the workflow's activity for a message from the customer in this state; null when it changes nothing
    private static async Task<string?> ActivityAsync(
        ConsoleDbContext db,
        CaseRow row,
        StateMachine machine,
        CancellationToken cancellationToken
    ) =>
        await AnswerOfAsync(db, row, cancellationToken) is { } answer && machine.IsAllowed(row.Status, answer)
            ? answer
            : await CaseOccurrences.ReopeningAsync(db, machine, row.Status, cancellationToken);

    private static Task<string?> AnswerOfAsync(ConsoleDbContext db, CaseRow row, CancellationToken cancellationToken) =>
        db
            .CaseTypes.Where(type => type.Key == row.TypeKey)
            .Join(db.Workflows.Published(), type => type.WorkflowKey, workflow => workflow.Key, (_, workflow) => workflow.CustomerAnswer)
            .FirstOrDefaultAsync(cancellationToken);

    private static string KeyOf(MessageRow message) => "message:" + message.Id.ToString("D");
}

/// <summary>A message from the customer.</summary>
/// <param name="Id">Generated once per user action or mail, so that a retry is the same message.</param>
/// <param name="Channel">The channel, such as email or phone.</param>
/// <param name="From">The author; null: the contact person of the case.</param>
/// <param name="MailHash">Hash of the Message-ID; null for other channels.</param>
public sealed record IncomingMessage(Guid Id, string Channel, string Text, string? From, string? Address, string? MailHash)
{
    public IReadOnlyList<NewAttachment> Attachments { get; init; } = [];

    /// <summary>Written by a program, such as an absence notice: it is stored, but does not count as a reply.</summary>
    public bool IsAutomatic { get; init; }
}
