namespace RecsConsole.Casework.Presence;

/// <summary>
/// The question before anything is done on a case that somebody else has: it is asked once per visit, and again when somebody else has the case.
/// Supervisors are asked as well: they act on cases of others most of all, and with one key.
/// </summary>
/// <param name="ask">Asks the person at the screen; false when they leave the question.</param>
public sealed class HolderQuestion(Func<Task<bool>> ask)
{
    private Visited? _here;
    private Visited? _meant;

    /// <summary>What is on the screen now.</summary>
    /// <param name="holderId">Who has it; null for nobody, and for whoever looks at it.</param>
    public void Follow(Guid? caseId, Guid? holderId)
    {
        if (_here?.CaseId != caseId)
        {
            _meant = null;
        }

        _here = caseId is { } id ? new(id, holderId) : null;
    }

    /// <summary>Whether to go on; asks where that is not known yet.</summary>
    public async Task<bool> IsMeantAsync()
    {
        var here = _here;
        if (here?.HolderId is null || here == _meant)
        {
            return true;
        }

        var isMeant = await ask();
        _meant = isMeant && here == _here ? here : _meant;
        return isMeant && here == _here;
    }

    private sealed record Visited(Guid CaseId, Guid? HolderId);
}
