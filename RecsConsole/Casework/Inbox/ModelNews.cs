using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Casework.Inbox;

/// <summary>
/// Notifications about a proposed model: first to those who may decide; if it is rejected, to who proposed it, with the reason.
/// </summary>
public static class ModelNews
{
    /// <summary>Notifies those who may decide, which are not who proposed or trained it.</summary>
    /// <param name="row">The model with its proposal.</param>
    public static async Task NotifyDecidersAsync(ConsoleDbContext db, ModelRow row, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        await TakeBackAsync(db, row.Version, at, cancellationToken);
        foreach (var person in await RightHolders.ReadAsync(db, AccessOperation.PromoteModel, at, cancellationToken))
        {
            if (person != row.ProposedById && person != row.TrainedById)
            {
                await InboxPost.NotifyAsync(
                    db,
                    new(person, KeyOf(row, ModelLife.Proposed), InboxKind.ModelProposed, at)
                    {
                        FromId = row.ProposedById,
                        Reference = row.Version,
                        Text = string.IsNullOrWhiteSpace(row.ProposedWhy) ? null : row.ProposedWhy,
                    },
                    cancellationToken
                );
            }
        }
    }

    /// <summary>Notifies who proposed the model why it was rejected; a training has nobody to tell.</summary>
    /// <param name="row">The model with the proposal that is rejected.</param>
    public static async Task NotifyProposerAsync(
        ConsoleDbContext db,
        ModelRow row,
        ModelRejection rejection,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(rejection);
        if (row.ProposedById is { } proposer)
        {
            await InboxPost.NotifyAsync(
                db,
                new(proposer, KeyOf(row, ModelLife.Rejected), InboxKind.ModelRejected, rejection.At)
                {
                    FromId = rejection.ById,
                    Reference = row.Version,
                    Text = rejection.Why,
                },
                cancellationToken
            );
        }
    }

    /// <summary>The proposal was decided or withdrawn: withdraws unread notifications.</summary>
    public static async Task TakeBackAsync(ConsoleDbContext db, string version, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var keys = await db
            .InboxItems.Where(row => row.Kind == InboxKind.ModelProposed && row.Reference == version && row.ReadAt == null)
            .Select(row => row.EventKey)
            .Distinct()
            .ToListAsync(cancellationToken);
        foreach (var key in keys)
        {
            await InboxPost.TakeBackAsync(db, key, at, cancellationToken);
        }
    }

    // the revision before the step is saved: a second proposal is another event
    private static string KeyOf(ModelRow row, string step) =>
        string.Create(CultureInfo.InvariantCulture, $"model:{row.Version}:{row.Revision}:{step}");
}

/// <summary>Why a proposed model was rejected, and by whom.</summary>
public sealed record ModelRejection(Guid? ById, string Why, DateTimeOffset At);
