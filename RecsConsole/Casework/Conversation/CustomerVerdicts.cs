using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Text.Verdicts;

namespace RecsConsole.Casework.Conversation;

/// <summary>What the customer wrote on a case about whether a step helped. Only the verdict leaves here, never the text.</summary>
public static class CustomerVerdicts
{
    private const int LatestMessages = 20;

    /// <summary>The verdicts of the latest messages, oldest first; a message that says nothing of the kind has none.</summary>
    /// <param name="after">Messages until then are not read: there was no step yet that they could be about.</param>
    /// <param name="until">Later messages were not known at that instant.</param>
    public static async Task<IReadOnlyList<CustomerVerdict>> ReadAsync(
        ConsoleDbContext db,
        Guid caseId,
        DateTimeOffset after,
        DateTimeOffset until,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var messages = await db
            .Messages.AsNoTracking()
            .Where(row => row.CaseId == caseId && row.Direction == MessageDirection.Inbound && row.At > after && row.At <= until)
            .OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Take(LatestMessages)
            .ToListAsync(cancellationToken);
        messages.Reverse();
        return [.. messages.Select(VerdictOf).OfType<CustomerVerdict>()];
    }

    /// <summary>The steps, each with the last verdict after it and before the next.</summary>
    public static IReadOnlyList<CaseStep> On(IReadOnlyList<CaseStep> steps, IReadOnlyList<CustomerVerdict> verdicts)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(verdicts);
        return verdicts.Count == 0
            ? steps
            :
            [
                .. steps.Select(
                    (step, i) =>
                        step with
                        {
                            Verdict = verdicts.LastOrDefault(each =>
                                each.At > step.At && (i + 1 == steps.Count || each.At <= steps[i + 1].At)
                            ),
                        }
                ),
            ];
    }

    private static CustomerVerdict? VerdictOf(MessageRow message) =>
        VerdictReader.Read(message.Text) is { } helped ? new(helped, message.At, message.Id) : null;
}
