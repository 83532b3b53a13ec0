namespace RecsConsole.Casework.Presence;

/// <summary>
/// Asks for confirmation before acting on somebody else's case: once per visit, and again when the assignee changes. Supervisors are asked
/// as well: they act on others' cases most often, and with a single key.
/// </summary>
/// <param name="ask">Asks the user; false when they cancel.</param>
public sealed class HolderQuestion(Func<Task<bool>> ask)
{
    private Visited? _here;
    private Visited? _confirmed;

    /// <summary>Sets the case on the screen.</summary>
    /// <param name="holderId">The assignee; null when unassigned or the user's own.</param>
    public void Follow(Guid? caseId, Guid? holderId)
    {
        if (_here?.CaseId != caseId)
        {
            _confirmed = null;
        }

        _here = caseId is { } id ? new(id, holderId) : null;
    }

    /// <summary>Whether to proceed; asks if it was not confirmed yet.</summary>
    public async Task<bool> ConfirmAsync()
    {
        var here = _here;
        if (here?.HolderId is null || here == _confirmed)
        {
            return true;
        }

        var isConfirmed = await ask();
        _confirmed = isConfirmed && here == _here ? here : _confirmed;
        return isConfirmed && here == _here;
    }

    private sealed record Visited(Guid CaseId, Guid? HolderId);
}
