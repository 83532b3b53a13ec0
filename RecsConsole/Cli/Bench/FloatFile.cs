using System.Buffers.Binary;
using RecsConsole.Cli.Evaluation.Ranker;

namespace RecsConsole.Cli.Bench;

/// <summary>Rows as little-endian 32-bit floats without header, label first.</summary>
internal static class FloatFile
{
    public static LabelledRows Read(string path, int columns)
    {
        using var file = Open(path);
        var width = (columns + 1) * sizeof(float);
        if (file.Length == 0 || file.Length % width != 0)
        {
            throw new CommandException($"{path}: {file.Length} bytes are not whole rows of {columns} columns and a label.");
        }

        var (values, labels) = (new double[file.Length / width * columns], new double[file.Length / width]);
        var bytes = new byte[width];
        for (var row = 0; row < labels.Length; row++)
        {
            file.ReadExactly(bytes);
            labels[row] = BinaryPrimitives.ReadSingleLittleEndian(bytes);
            if (labels[row] is not (0 or 1))
            {
                throw new CommandException($"{path}, row {row + 1}: the label must be 0 or 1.");
            }

            for (var column = 0; column < columns; column++)
            {
                values[(row * columns) + column] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan((column + 1) * sizeof(float)));
            }
        }

        return new(columns, values, labels, []);
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 20);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path}: there is no such file, or it may not be read.", e);
        }
    }
}
