namespace RecsConsole.Engine.Fields;

/// <summary>
/// One field of the data that the console stores, with the purposes it exists for. A tenant may allow fewer purposes, never more.
/// </summary>
public sealed class DataField
{
    internal DataField(string key, FieldClass fieldClass, bool isPersonal, IReadOnlyList<FieldPurpose> purposes, FieldPurpose[] needed)
    {
        if (needed.Except(purposes).Any())
        {
            throw new ArgumentException($"'{key}' needs a purpose that it does not have.", nameof(needed));
        }

        (Key, Class, IsPersonal, Purposes, Needed) = (key, fieldClass, isPersonal, purposes, needed);
    }

    /// <summary>The field's name in settings, such as case.product.</summary>
    public string Key { get; }

    /// <summary>The class of data the field belongs to.</summary>
    public FieldClass Class { get; }

    /// <summary>Whether the field describes a person, or was written by or about one.</summary>
    public bool IsPersonal { get; }

    /// <summary>What the field may be used for unless the tenant limits it. Every other purpose is refused for all tenants.</summary>
    public IReadOnlyList<FieldPurpose> Purposes { get; }

    /// <summary>
    /// Purposes that a tenant cannot withdraw: permissions, workflow and deadlines depend on the field, or there would be nothing to
    /// suggest.
    /// </summary>
    public IReadOnlyList<FieldPurpose> Needed { get; }

    /// <summary>Whether a tenant may withdraw the purpose.</summary>
    public bool MayWithhold(FieldPurpose purpose) => Purposes.Contains(purpose) && !Needed.Contains(purpose);

    /// <inheritdoc />
    public override string ToString() => Key;
}
