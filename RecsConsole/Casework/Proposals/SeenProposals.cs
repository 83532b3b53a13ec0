using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Casework.Proposals;

/// <summary>Finds a proposal to decide on as the reader saw it: who decides must not decide about something else than they read.</summary>
internal static class SeenProposals
{
    /// <param name="waits">Whether it still waits, in the way that matters to the caller.</param>
    public static async Task<Result<ProposalRow>> FindAsync(
        OperationScope scope,
        ProposalKind kind,
        ProposalRequest request,
        Func<ProposalRow, bool> waits,
        CancellationToken cancellationToken
    )
    {
        var row = await scope.Db.Proposals.FirstOrDefaultAsync(found => found.Id == request.Id && found.Kind == kind, cancellationToken);
        return row is null ? Error.NotFound(CaseworkTexts.NoSuchProposal)
            : waits(row) && row.Revision == request.Revision ? row
            : Error.Conflict(CaseworkTexts.ProposalWasDecided);
    }
}
